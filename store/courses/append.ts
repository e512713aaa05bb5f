import { isDeepStrictEqual } from 'node:util';
import type { CourseIdentity } from '../../domain/course/log';
import type { Transaction } from '../database/database';
import type { StoredEntry } from './courses';
import { entryOf, eventRow, identityOf } from './event-row';
import { RecordConflict } from './record-conflict';
import { RecordGap } from './record-gap';

/** A statement takes at most 65,535 values. */
const rowsPerStatement = 500;

/**
 * Writes the entries that are not there yet and returns them; those already there must be the same. The caller holds the
 * course's lock. Throws `RecordConflict` or `RecordGap`.
 */
export async function append(
  tx: Transaction,
  identity: CourseIdentity,
  entries: readonly StoredEntry[],
): Promise<readonly StoredEntry[]> {
  const first = entries[0];
  if (first === undefined) return [];
  const lastSeq = await lastSeqOf(tx, identity);
  insistOnOrder(identity, entries, Math.min(first.seq, lastSeq + 1));
  if (first.seq <= lastSeq) await insistOnSame(tx, identity, entries);

  const fresh = entries.filter(({ seq }) => seq > lastSeq);
  for (let from = 0; from < fresh.length; from += rowsPerStatement) {
    const rows = fresh.slice(from, from + rowsPerStatement).map((entry) => eventRow(identity, entry));
    await tx.insertInto('events').values(rows).execute();
  }
  return fresh;
}

async function lastSeqOf(tx: Transaction, { courseId }: CourseIdentity): Promise<number> {
  const row = await tx
    .selectFrom('events')
    .select((select) => select.fn.max('seq').as('last'))
    .where('courseId', '=', courseId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

function insistOnOrder({ courseId }: CourseIdentity, entries: readonly StoredEntry[], firstSeq: number): void {
  entries.forEach(({ seq }, index) => {
    if (seq !== firstSeq + index) throw new RecordGap(courseId, firstSeq + index, seq);
  });
}

async function insistOnSame(tx: Transaction, identity: CourseIdentity, entries: readonly StoredEntry[]): Promise<void> {
  const seqs = entries.map(({ seq }) => seq);
  const rows = await tx
    .selectFrom('events')
    .selectAll()
    .where('courseId', '=', identity.courseId)
    .where('seq', '>=', Math.min(...seqs))
    .where('seq', '<=', Math.max(...seqs))
    .execute();
  const stored = new Map(rows.map((row) => [row.seq, row]));
  for (const entry of entries) {
    const row = stored.get(entry.seq);
    const same =
      row &&
      isDeepStrictEqual(entryOf(row), plain(entry)) &&
      isDeepStrictEqual(identityOf(row), plain(identityOf(identity)));
    if (row && !same) throw new RecordConflict(identity.courseId, entry.seq);
  }
}

/** As it comes back from a json column: without members that are undefined. */
function plain<Content>(content: Content): Content {
  return JSON.parse(JSON.stringify(content)) as Content;
}
