import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import { newestFirst } from './newest-first';
import { ProtocolVersionTaken } from './protocol-version-taken';
import type { StoredProtocol, Protocols } from './protocols';

export function protocolsIn(db: Database): Protocols {
  return {
    async publish(protocol, digest) {
      const { id, version } = protocol;
      await db
        .insertInto('protocols')
        .values({ id, version, digest, protocol: jsonText(protocol) })
        .onConflict((row) => row.columns(['id', 'version']).doNothing())
        .execute();
      const published = await db
        .selectFrom('protocols')
        .select('digest')
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      if (published.digest !== digest) throw new ProtocolVersionTaken(id, version);
    },
    async get(id, version) {
      let query = db.selectFrom('protocols').select(['protocol', 'digest']).where('id', '=', id);
      if (version !== undefined) query = query.where('version', '=', version);
      return (await query.execute()).sort(byNewest)[0] ?? null;
    },
    async list() {
      return (await db.selectFrom('protocols').select(['protocol', 'digest']).execute()).sort(byNewest);
    },
  };
}

function byNewest(one: StoredProtocol, other: StoredProtocol): number {
  return newestFirst(one.protocol, other.protocol);
}
