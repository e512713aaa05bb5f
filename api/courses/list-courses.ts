import { z } from 'zod';
import { clinicId, patientId } from '../../client/command-schemas/id-text';
import type { CourseSummary } from '../../store';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { clinicZones } from '../clinic-zones';
import { callerOfRequest } from '../auth/authenticate';
import { clinicOfList } from '../auth/clinic-scope';
import { problemResponse } from '../problem/problem';
import { courseStatus, courseSummary, realm } from '../schemas/course-summary';
import { given } from '../schemas/given';
import { pageOf, pageQuery } from '../schemas/page';

const phase = z.enum([
  'screening',
  'consent',
  'treatment',
  'integration',
  'reassessment',
  'booster',
  'maintenance',
  'closed',
]);

/** Courses as far as they are recorded, newest first. Patients appear by id only. */
export function listCoursesRoute(api: Api, { store }: ApiDeps): void {
  api.get('/courses', {
    config: { endpoint: 'readCourses' },
    schema: {
      operationId: 'listCourses',
      summary: 'List courses, newest first',
      tags: ['Courses'],
      querystring: z.strictObject({
        clinic: clinicId.optional(),
        patient: patientId.optional(),
        status: courseStatus.optional(),
        phase: phase.optional(),
        realm: realm.optional(),
        ...pageQuery,
      }),
      response: { 200: pageOf(courseSummary), default: problemResponse },
    },
    handler: async (request) => {
      const page = await store.courses.list({
        ...given({ ...request.query, clinic: clinicOfList(callerOfRequest(request), request.query.clinic) }),
        limit: request.query.limit,
      });
      const zoneOf = await clinicZones(store);
      return { items: page.items.map((course) => shown(course, zoneOf(course.clinic))), next: page.next };
    },
  });
}

function shown(course: CourseSummary, zone: string): z.output<typeof courseSummary> {
  const { card, wakeAt: _, ended: __, ...rest } = course;
  return { ...rest, zone, next: card.next, openEscalations: card.openEscalations };
}
