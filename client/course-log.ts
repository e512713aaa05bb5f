import type { CourseIdentity, Log } from '../domain/course/log';
import type { LogPage } from '../workflows/messages';

/** A course's log, or the rest of it, and where it was read: the record may lag a moment behind the course. */
export interface CourseLog {
  readonly identity: CourseIdentity;
  readonly entries: Log;
  readonly from: 'course' | 'record';
}

export interface CoursePage extends LogPage {
  readonly from: 'course' | 'record';
}
