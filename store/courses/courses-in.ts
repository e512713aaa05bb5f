import type { Database } from '../database/database';
import { absenceOf } from './absence-of';
import { carriedCourse } from './carried-course';
import { feedOf } from './feed';
import { listCourses } from './list-courses';
import { record } from './record';
import { summaryOf } from './course-summary';
import { entryOf } from './event-row';
import type { Courses } from './courses';

export function coursesIn(db: Database): Courses {
  return {
    record: (input) => record(db, input),
    carried: (courseId) => carriedCourse(db, courseId),
    async entries(courseId, fromSeq, limit) {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('courseId', '=', courseId)
        .where('seq', '>=', fromSeq)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },
    async find(courseId) {
      const row = await db.selectFrom('courses').selectAll().where('courseId', '=', courseId).executeTakeFirst();
      return row ? summaryOf(row) : null;
    },
    list: (filter) => listCourses(db, filter),
    async othersOf({ courseId, realm, patient, clinic }) {
      const rows = await db
        .selectFrom('courses')
        .select(['courseId', 'protocolId', 'phase', 'clinic'])
        .where('realm', '=', realm)
        .where('patient', '=', patient)
        .where('courseId', '!=', courseId)
        .where('status', '!=', 'closed')
        .orderBy('openedAt')
        .orderBy('courseId')
        .execute();
      return rows.map((row) => ({
        course: row.courseId,
        protocol: row.protocolId,
        phase: row.phase,
        sameClinic: row.clinic === clinic,
      }));
    },
    absenceOf: (identity) => absenceOf(db, identity),
    feed: (after, limit) => feedOf(db, after, limit),
  };
}
