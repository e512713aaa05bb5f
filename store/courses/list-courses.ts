import { sql } from 'kysely';
import type { Database } from '../database/database';
import { pageOf, placeIn } from '../page';
import type { Page } from '../page';
import { summaryOf } from './course-summary';
import type { CourseFilter, CourseSummary } from './courses';

/** See `Courses.list`. */
export async function listCourses(db: Database, filter: CourseFilter): Promise<Page<CourseSummary>> {
  const { realm, clinic, patient, status, phase, cursor, limit } = filter;
  let query = db
    .selectFrom('courses')
    .selectAll()
    .orderBy('openedAt', 'desc')
    .orderBy('courseId', 'desc')
    .limit(limit + 1);
  if (realm !== undefined) query = query.where('realm', '=', realm);
  if (clinic !== undefined) query = query.where('clinic', '=', clinic);
  if (patient !== undefined) query = query.where('patient', '=', patient);
  if (status !== undefined) query = query.where('status', '=', status);
  if (phase !== undefined) query = query.where('phase', '=', phase);
  if (cursor !== undefined) {
    const place = placeIn(cursor, 'string', 'string');
    query = query.where(sql<boolean>`(opened_at, course_id) < (${sql.join(place)})`);
  }
  return pageOf(await query.execute(), limit, summaryOf, (row) => [row.openedAt, row.courseId]);
}
