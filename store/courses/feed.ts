import { sql } from 'kysely';
import type { Database } from '../database/database';
import { cursorOf, placeIn } from '../page';
import type { FeedPage } from './courses';
import { entryOf, identityOf } from './event-row';

/**
 * See `Courses.feed`. The order is (transaction, position): neither alone is enough, since a transaction that began
 * earlier may write later. Below the oldest transaction still under way nothing can be added any more.
 */
export async function feedOf(db: Database, after: string | null, limit: number): Promise<FeedPage> {
  let query = db
    .selectFrom('events')
    .selectAll()
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('xid')
    .orderBy('position')
    .limit(limit);
  if (after !== null) {
    const [xid, position] = placeIn(after, 'string', 'number');
    query = query.where(sql<boolean>`(xid, position) > (${xid}::xid8, ${position})`);
  }
  const rows = await query.execute();
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({ identity: identityOf(row), position: row.position, entry: entryOf(row) })),
    next: last ? cursorOf([last.xid, last.position]) : after,
  };
}
