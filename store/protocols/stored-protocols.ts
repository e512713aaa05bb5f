import type { Database } from '../database/database';
import type { StoredProtocol } from './protocols';

/** The versions of one protocol or of all, in no order. A version is approved at most once. */
export async function storedProtocols(db: Database, id?: string): Promise<StoredProtocol[]> {
  let query = db
    .selectFrom('protocols')
    .leftJoin('protocolHistory', (join) =>
      join
        .onRef('protocolHistory.id', '=', 'protocols.id')
        .onRef('protocolHistory.version', '=', 'protocols.version')
        .on('protocolHistory.status', '=', 'approved'),
    )
    .select(['protocols.protocol', 'protocols.digest', 'protocols.status', 'protocolHistory.actor as by'])
    .select('protocolHistory.at');
  if (id !== undefined) query = query.where('protocols.id', '=', id);
  const rows = await query.execute();
  return rows.map(({ by, at, ...row }) => ({ ...row, approval: by === null || at === null ? null : { by, at } }));
}
