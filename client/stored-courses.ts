import type { CourseIdentity, Log, LogEntry } from '../domain/course/log';
import type { CourseId } from '../domain/ids';

/** What the permanent record knows of courses that Temporal has closed or forgotten. */
export interface StoredCourses {
  /** The whole log; null when nothing of the course is recorded. */
  carried(courseId: CourseId): Promise<{ readonly identity: CourseIdentity; readonly log: Log } | null>;
  /** Recorded entries from `fromSeq` upwards, in order, at most `limit`. */
  entries(courseId: CourseId, fromSeq: number, limit: number): Promise<readonly LogEntry[]>;
  find(courseId: CourseId): Promise<CourseIdentity | null>;
}
