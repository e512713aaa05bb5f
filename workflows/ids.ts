import type { CourseId } from '../domain/ids';

/** Workflow id of a course. Course ids are hashes, so it says nothing of the patient. */
export function workflowIdOf(courseId: CourseId): string {
  return `course-${courseId}`;
}

/** The one task queue that workers of Regimen poll. */
export const taskQueue = 'regimen';
