import type { LogEntry } from '../domain/course/log';
import type { CourseId } from '../domain/ids';
import { workflowIdOf } from '../workflows/ids';
import { logPageQuery } from '../workflows/messages';
import type { LogPage, LogPageRequest } from '../workflows/messages';
import type { CourseConnection } from './course-connection';
import type { CourseLog } from './course-log';
import { temporalFailureOf } from './temporal-failure';

const entriesPerPage = 500;

/** A query waits for a worker; the permanent record is at hand sooner. */
const queryPatienceMs = 5_000;

/**
 * The log from `fromSeq` on: from the course itself where it can be asked, else from the permanent record, which may lag
 * behind it by what is not yet recorded. Null when neither knows the course.
 */
export async function readCourse(
  connection: CourseConnection,
  courseId: CourseId,
  fromSeq: number,
): Promise<CourseLog | null> {
  try {
    return await readFromWorkflow(connection, courseId, fromSeq);
  } catch (error) {
    if (temporalFailureOf(error) === 'defect') throw error;
    return readFromRecord(connection, courseId, fromSeq);
  }
}

async function readFromWorkflow(connection: CourseConnection, courseId: CourseId, fromSeq: number): Promise<CourseLog> {
  const handle = connection.client.workflow.getHandle(workflowIdOf(courseId));
  const pageFrom = (seq: number): Promise<LogPage> =>
    connection.client.withDeadline(Date.now() + queryPatienceMs, () =>
      handle.query<LogPage, [LogPageRequest]>(logPageQuery, { fromSeq: seq, limit: entriesPerPage }),
    );
  let page = await pageFrom(fromSeq);
  const entries: LogEntry[] = [...page.entries];
  while (page.nextSeq !== null) {
    page = await pageFrom(page.nextSeq);
    entries.push(...page.entries);
  }
  return { identity: page.identity, entries, from: 'course' };
}

async function readFromRecord(
  { courses }: CourseConnection,
  courseId: CourseId,
  fromSeq: number,
): Promise<CourseLog | null> {
  const identity = await courses.find(courseId);
  if (identity === null) return null;
  const entries: LogEntry[] = [];
  for (let page: readonly LogEntry[]; ;) {
    page = await courses.entries(courseId, (entries.at(-1)?.seq ?? fromSeq - 1) + 1, entriesPerPage);
    entries.push(...page);
    if (page.length < entriesPerPage) return { identity, entries, from: 'record' };
  }
}
