import type { CourseIdentity } from '../../domain/course/log';
import type { ObligationKey } from '../../domain/ids';
import { movesObligation } from '../courses/what-events-move';
import type { StoredEntry } from '../courses/courses';
import type { Transaction } from '../database/database';
import { obligationRowAfter } from './obligation-row';
import type { ObligationRow } from './obligation-row';

/** Brings the rows of the obligations that these entries are about up to date. */
export async function projectObligations(
  tx: Transaction,
  identity: CourseIdentity,
  entries: readonly StoredEntry[],
): Promise<void> {
  const told = entries.flatMap(({ event, recordedAt }) => (movesObligation(event) ? [{ event, recordedAt }] : []));
  if (told.length === 0) return;

  const rows = await rowsOf(tx, identity, [...new Set(told.map(({ event }) => event.obligation))]);
  for (const { event, recordedAt } of told) {
    const row = obligationRowAfter(rows.get(event.obligation), event, recordedAt, identity);
    if (row) rows.set(event.obligation, row);
  }
  for (const row of rows.values()) {
    const { courseId: _course, obligation: _obligation, ...columns } = row;
    await tx
      .insertInto('obligations')
      .values(row)
      .onConflict((taken) => taken.columns(['courseId', 'obligation']).doUpdateSet(columns))
      .execute();
  }
}

async function rowsOf(
  tx: Transaction,
  { courseId }: CourseIdentity,
  keys: readonly ObligationKey[],
): Promise<Map<ObligationKey, ObligationRow>> {
  const rows = await tx
    .selectFrom('obligations')
    .selectAll()
    .where('courseId', '=', courseId)
    .where('obligation', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.obligation, row]));
}
