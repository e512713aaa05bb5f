import type { Client } from '@temporalio/client';
import type { StoredCourses } from './stored-courses';

/** What reaching a course takes. The client must encode payloads as the workers do. */
export interface CourseConnection {
  readonly client: Client;
  readonly courses: StoredCourses;
  /** How long a command may take in all, retries included. */
  readonly patienceMs: number;
}
