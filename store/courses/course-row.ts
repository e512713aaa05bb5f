import type { CourseIdentity } from '../../domain/course/log';
import { jsonText } from '../database/json-text';
import type { Transaction } from '../database/database';
import type { Tables } from '../database/tables';
import type { Selectable } from 'kysely';
import type { StoredEntry } from './courses';
import { identityOf } from './event-row';

export type CourseHead = Selectable<Tables['courseHeads']>;

/** Brings a course's row up to date: what its events say, and what it said of itself with the last of them. */
export async function projectCourse(
  tx: Transaction,
  identity: CourseIdentity,
  entries: readonly StoredEntry[],
  head: CourseHead,
): Promise<void> {
  const shown = {
    phase: head.card.phase,
    status: head.card.status,
    card: jsonText(head.card),
    wakeAt: head.wakeAt,
    ended: head.ended,
    lastSeq: head.lastSeq,
  };
  for (const { event, effectiveAt } of entries) {
    if (event.type !== 'CourseOpened') continue;
    const opened = {
      ...identityOf(identity),
      protocolId: event.protocol.id,
      protocolVersion: event.protocol.version,
      follows: event.follows,
      openedAt: effectiveAt,
      closedAt: null,
      ...shown,
    };
    await tx
      .insertInto('courses')
      .values(opened)
      .onConflict((row) => row.column('courseId').doUpdateSet(opened))
      .execute();
  }
  const turn = entries.findLast(({ event }) => event.type === 'CourseClosed' || event.type === 'CourseReopened');
  const closing = turn && { closedAt: turn.event.type === 'CourseClosed' ? turn.effectiveAt : null };
  await tx
    .updateTable('courses')
    .set({ ...shown, ...closing })
    .where('courseId', '=', identity.courseId)
    .execute();
}
