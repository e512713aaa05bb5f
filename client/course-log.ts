import type { CourseIdentity, Log } from '../domain/course/log';

/** A course's log, or the rest of it, and where it was read: the record may lag a moment behind the course. */
export interface CourseLog {
  readonly identity: CourseIdentity;
  readonly entries: Log;
  readonly from: 'course' | 'record';
}
