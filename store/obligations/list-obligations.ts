import { sql } from 'kysely';
import type { Database } from '../database/database';
import { pageOf, placeIn } from '../page';
import type { Page } from '../page';
import type { ObligationFilter, ObligationSummary } from './obligations';

/** See `Obligations.list`. */
export async function listObligations(db: Database, filter: ObligationFilter): Promise<Page<ObligationSummary>> {
  const { realm, clinic, course, patient, owner, kind, status, overdueAt, cursor, limit } = filter;
  let query = db
    .selectFrom('obligations')
    .selectAll()
    .orderBy('safety', 'desc')
    .orderBy('dueAt')
    .orderBy('courseId')
    .orderBy('obligation')
    .limit(limit + 1);
  if (realm !== undefined) query = query.where('realm', '=', realm);
  if (clinic !== undefined) query = query.where('clinic', '=', clinic);
  if (course !== undefined) query = query.where('courseId', '=', course);
  if (patient !== undefined) query = query.where('patient', '=', patient);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (status !== undefined) query = query.where('status', '=', status);
  if (overdueAt !== undefined) query = query.where('dueAt', '<', overdueAt);
  if (cursor !== undefined) {
    const [safety, ...place] = placeIn(cursor, 'boolean', 'string', 'string', 'string');
    const after = sql<boolean>`(due_at, course_id, obligation) > (${sql.join(place)})`;
    query = query.where((where) =>
      where.or([where.and([where('safety', '=', safety), after]), ...(safety ? [where('safety', '=', false)] : [])]),
    );
  }
  return pageOf(
    await query.execute(),
    limit,
    (row) => row,
    (row) => [row.safety, row.dueAt, row.courseId, row.obligation],
  );
}
