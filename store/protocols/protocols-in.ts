import { currentProtocol, type StoredProtocol } from '../../domain/protocol/stored/upcast';
import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import { newestFirst } from './newest-first';
import { ProtocolVersionTaken } from './protocol-version-taken';
import type { Protocols, PublishedProtocol } from './protocols';

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
      return (await query.execute()).map(read).sort(byNewest)[0] ?? null;
    },
    async list() {
      return (await db.selectFrom('protocols').select(['protocol', 'digest']).execute()).map(read).sort(byNewest);
    },
  };
}

function read(row: { readonly protocol: StoredProtocol; readonly digest: string }): PublishedProtocol {
  return { protocol: currentProtocol(row.protocol), digest: row.digest };
}

function byNewest(one: PublishedProtocol, other: PublishedProtocol): number {
  return newestFirst(one.protocol, other.protocol);
}
