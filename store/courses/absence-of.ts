import { clinicalOf } from '../../domain/course/state/clinical';
import { standingFacts } from '../../domain/course/state/standing-facts';
import type { CourseIdentity, LogEntry } from '../../domain/course/log';
import type { Database } from '../database/database';
import type { Absence } from './courses';
import { entryOf } from './event-row';

/** Read from the courses' own facts, voided ones left out, by the fold that each course is decided with. */
export async function absenceOf(db: Database, { realm, patient }: CourseIdentity): Promise<Absence | null> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('realm', '=', realm)
    .where('patient', '=', patient)
    .where('type', 'in', ['PatientDied', 'PatientHospitalised', 'PatientDischargedFromHospital', 'FactVoided'])
    .orderBy('seq')
    .execute();
  const byCourse = new Map<string, LogEntry[]>();
  for (const row of rows) byCourse.set(row.courseId, [...(byCourse.get(row.courseId) ?? []), entryOf(row)]);
  const states = [...byCourse.values()].map((log) => clinicalOf(standingFacts(log)));
  if (states.some(({ diedAt }) => diedAt !== null)) return 'patientDied';
  return states.some(({ hospitalisedAt }) => hospitalisedAt !== null) ? 'patientInHospital' : null;
}
