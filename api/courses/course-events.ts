import { z } from 'zod';
import { courseId } from '../../client/command-schemas/id-text';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { callerOfRequest } from '../auth/authenticate';
import { maySee } from '../auth/clinic-scope';
import { clinicZones } from '../clinic-zones';
import { logAccess } from '../log-access';
import { unknownThing } from '../problem/not-found';
import { problemResponse } from '../problem/problem';
import { ProblemError } from '../problem/problem-error';
import { clinicZone } from '../schemas/instant';
import { logEntry } from '../schemas/log-entry';

/** Why a course is as it is: its log, page by page. */
export function courseEventsRoute(api: Api, deps: ApiDeps): void {
  api.get('/courses/:courseId/events', {
    config: { endpoint: 'readCourses' },
    schema: {
      operationId: 'listEvents',
      summary: "A page of a course's log",
      tags: ['Courses'],
      params: z.object({ courseId }),
      querystring: z.strictObject({
        from: z.coerce.number().int().min(1).default(1).meta({ description: 'Seq of the first entry wanted.' }),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
      response: {
        200: z.object({
          courseId: z.string(),
          zone: clinicZone,
          items: z.array(logEntry),
          next: z.int().nullable().meta({ description: 'Seq to ask from next; null at the end.' }),
          readFrom: z
            .enum(['course', 'record'])
            .meta({ description: 'The record may lag a moment behind the course.' }),
        }),
        default: problemResponse,
      },
    },
    handler: async (request) => {
      const id = request.params.courseId;
      const { from, limit } = request.query;
      const page = await deps.courses.page(id, { fromSeq: from, limit });
      if (page === null || !maySee(callerOfRequest(request), page.identity.clinic)) {
        throw new ProblemError(unknownThing('course', id));
      }
      await logAccess(deps, request, page.identity.patient);
      const zone = (await clinicZones(deps.store))(page.identity.clinic);
      return { courseId: id, zone, items: [...page.entries], next: page.nextSeq, readFrom: page.from };
    },
  });
}
