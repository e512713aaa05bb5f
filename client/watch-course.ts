import { setTimeout as pause } from 'node:timers/promises';
import type { LogEntry } from '../domain/course/log';
import type { CourseId } from '../domain/ids';
import type { StoredCourses } from './stored-courses';

/** Looks often while something happens, seldom while nothing does. */
const shortestPauseMs = 200;
const longestPauseMs = 5_000;
const entriesPerLook = 200;

export interface WatchOptions {
  /** Seq of the first entry wanted. */
  readonly fromSeq: number;
  /** Ends the watch; without it only the caller's `break` does, since a closed course may be taken up again. */
  readonly signal?: AbortSignal;
}

/** Every entry from `fromSeq` on, in order and once, as it is recorded. Asks the record only, which costs no query. */
export async function* watchCourse(
  courses: StoredCourses,
  courseId: CourseId,
  { fromSeq, signal }: WatchOptions,
): AsyncGenerator<LogEntry, void, undefined> {
  let nextSeq = fromSeq;
  let pauseMs = shortestPauseMs;
  while (signal?.aborted !== true) {
    const entries = await courses.entries(courseId, nextSeq, entriesPerLook);
    for (const entry of entries) {
      nextSeq = entry.seq + 1;
      yield entry;
    }
    pauseMs = entries.length > 0 ? shortestPauseMs : Math.min(2 * pauseMs, longestPauseMs);
    if (entries.length < entriesPerLook) await pauseUnlessEnded(pauseMs, signal);
  }
}

async function pauseUnlessEnded(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(pauseMs, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}
