import type { LogEntry } from '../domain/course/log';
import type { CourseId } from '../domain/ids';
import { workflowIdOf } from '../workflows/ids';
import { logPageQuery } from '../workflows/messages';
import type { LogPage, LogPageRequest } from '../workflows/messages';
import type { CourseConnection } from './course-connection';
import type { CourseLog, CoursePage } from './course-log';
import { temporalFailureOf } from './temporal-failure';

const entriesPerPage = 200;

/** A query waits for a worker; the permanent record is at hand sooner. */
const queryPatienceMs = 5_000;

/**
 * At most `limit` entries from `fromSeq` on: from the course itself where it can be asked, else from the permanent
 * record, which may lag behind it by what is not yet recorded. Null when neither knows the course.
 */
export async function readPage(
  connection: CourseConnection,
  courseId: CourseId,
  request: LogPageRequest,
): Promise<CoursePage | null> {
  try {
    const page = await connection.client.withDeadline(Date.now() + queryPatienceMs, () =>
      connection.client.workflow
        .getHandle(workflowIdOf(courseId))
        .query<LogPage, [LogPageRequest]>(logPageQuery, request),
    );
    return { ...page, from: 'course' };
  } catch (error) {
    if (temporalFailureOf(error) === 'defect') throw error;
    return recordedPage(connection, courseId, request);
  }
}

/** The whole log from `fromSeq` on, page by page; null when nobody knows the course. */
export async function readCourse(
  connection: CourseConnection,
  courseId: CourseId,
  fromSeq: number,
): Promise<CourseLog | null> {
  let page = await readPage(connection, courseId, { fromSeq, limit: entriesPerPage });
  if (page === null) return null;
  const { identity, from } = page;
  const entries: LogEntry[] = [...page.entries];
  while (page !== null && page.nextSeq !== null) {
    page = await readPage(connection, courseId, { fromSeq: page.nextSeq, limit: entriesPerPage });
    entries.push(...(page?.entries ?? []));
  }
  return { identity, entries, from };
}

async function recordedPage(
  { courses }: CourseConnection,
  courseId: CourseId,
  { fromSeq, limit }: LogPageRequest,
): Promise<CoursePage | null> {
  const identity = await courses.find(courseId);
  if (identity === null) return null;
  const entries = await courses.entries(courseId, fromSeq, limit);
  const last = entries.at(-1);
  return {
    identity,
    entries,
    nextSeq: last !== undefined && entries.length === limit ? last.seq + 1 : null,
    from: 'record',
  };
}
