export type { BadField } from './bad-field';
export { courseClient } from './course-client';
export type { CourseClient } from './course-client';
export type { CourseLog } from './course-log';
export { CourseNotAnswering } from './course-not-answering';
export type { SendOutcome } from './send-outcome';
export type { StoredCourses } from './stored-courses';
