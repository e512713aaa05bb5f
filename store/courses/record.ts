import { takeLock } from '../database/take-lock';
import type { Database, Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import { raiseAlert } from '../alerts/raise-alert';
import { settleLedger } from '../ledger/settle-ledger';
import { projectObligations } from '../obligations/project-obligations';
import { append } from './append';
import type { CourseHead } from './course-row';
import { projectCourse } from './course-row';
import type { RecordInput } from './courses';
import { RecordConflict } from './record-conflict';
import { RecordGap } from './record-gap';
import { withStamps } from './stamps';
import { movesLedger } from './what-events-move';

/** See `Courses.record`. */
export async function record(db: Database, input: RecordInput): Promise<void> {
  try {
    await db.transaction().execute((tx) => recordIn(tx, input));
  } catch (error) {
    // Raised in a transaction of its own: the one above is rolled back.
    if (error instanceof RecordConflict || error instanceof RecordGap) await alarm(db, input, error);
    throw error;
  }
}

async function recordIn(tx: Transaction, input: RecordInput): Promise<void> {
  const { identity } = input;
  await takeLock(tx, 'course', identity.courseId);
  const fresh = await append(tx, identity, withStamps(input.entries, input.stamps));
  // A late repeat of an attempt that did succeed must not put an old card over a newer one.
  if (input.entries.length > 0 && fresh.length === 0) return;

  const head = await keepHead(tx, input);
  if (head === null) return;
  await projectCourse(tx, identity, fresh, head);
  await projectObligations(tx, identity, fresh);
  if (fresh.some(movesLedger)) await settleLedger(tx, identity);
}

/** What the course says of itself after its last entry; null for a course that has none. */
async function keepHead(tx: Transaction, input: RecordInput): Promise<CourseHead | null> {
  const { courseId } = input.identity;
  const said = { card: jsonText(input.card), wakeAt: input.wakeAt, ended: input.ended };
  const lastSeq = input.entries.at(-1)?.seq;
  const written =
    lastSeq === undefined
      ? tx.updateTable('courseHeads').set(said).where('courseId', '=', courseId).returningAll()
      : tx
          .insertInto('courseHeads')
          .values({ courseId, lastSeq, ...said })
          .onConflict((row) => row.column('courseId').doUpdateSet({ lastSeq, ...said }))
          .returningAll();
  return (await written.executeTakeFirst()) ?? null;
}

async function alarm(db: Database, input: RecordInput, error: RecordConflict | RecordGap): Promise<void> {
  const seq = error instanceof RecordConflict ? error.seq : error.foundSeq;
  const { courseId } = input.identity;
  const at = input.entries.at(-1)?.recordedAt;
  if (at === undefined) return;
  await raiseAlert(db, {
    key: `${error.name}:${courseId}:${seq}`,
    kind: error.name,
    course: courseId,
    because: error.message,
    at,
  });
}
