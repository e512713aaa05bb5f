import { sql } from 'kysely';
import type { CourseHead } from './courses/course-row';
import { projectCourse } from './courses/course-row';
import { entryOf, identityOf } from './courses/event-row';
import type { Database, Transaction } from './database/database';
import { settleLedger } from './ledger/settle-ledger';
import { projectObligations } from './obligations/project-obligations';

const entriesAtOnce = 1_000;

/** See `Store.rebuild`. Recording and reserving wait meanwhile. */
export async function rebuild(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`lock table events, course_heads, reservations, ledger in share row exclusive mode`.execute(tx);
    await tx.deleteFrom('courses').execute();
    await tx.deleteFrom('obligations').execute();
    await tx.deleteFrom('ledger').execute();
    for (const { courseId } of await tx.selectFrom('courseHeads').select('courseId').orderBy('courseId').execute()) {
      await rebuildCourse(
        tx,
        await tx.selectFrom('courseHeads').selectAll().where('courseId', '=', courseId).executeTakeFirstOrThrow(),
      );
    }
  });
}

async function rebuildCourse(tx: Transaction, head: CourseHead): Promise<void> {
  for (let seq = 0; seq < head.lastSeq; seq += entriesAtOnce) {
    const rows = await tx
      .selectFrom('events')
      .selectAll()
      .where('courseId', '=', head.courseId)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(entriesAtOnce)
      .execute();
    const first = rows[0];
    if (first === undefined) return;
    const entries = rows.map(entryOf);
    await projectCourse(tx, identityOf(first), entries, head);
    await projectObligations(tx, identityOf(first), entries);
    if (rows.length < entriesAtOnce || seq + entriesAtOnce >= head.lastSeq) await settleLedger(tx, identityOf(first));
  }
}
