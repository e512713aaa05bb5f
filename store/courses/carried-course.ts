import type { CourseIdentity, Log } from '../../domain/course/log';
import type { CourseId } from '../../domain/ids';
import type { Database } from '../database/database';
import { entryOf, identityOf } from './event-row';
import { stampsWhereTheyChange } from './stamps';

/** See `Courses.carried`. */
export async function carriedCourse(
  db: Database,
  courseId: CourseId,
): Promise<{ readonly identity: CourseIdentity; readonly log: Log } | null> {
  const rows = await db.selectFrom('events').selectAll().where('courseId', '=', courseId).orderBy('seq').execute();
  const first = rows[0];
  return first ? { identity: identityOf(first), log: stampsWhereTheyChange(rows.map(entryOf)) } : null;
}
