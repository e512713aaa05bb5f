import { z } from 'zod';
import { courseId } from '../../client/command-schemas/id-text';
import { agenda } from '../../domain/course/agenda';
import { courseOf } from '../../domain/course/state/course-of';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { problemResponse } from '../problem/problem';
import { clinicZone, instant } from '../schemas/instant';
import { readLog } from './read-log';
import { surroundingsOf } from './surroundings';

const item = z.object({
  at: instant,
  what: z
    .string()
    .meta({ description: 'open, remind, escalate, acknowledgementExpires, refuseUnanswered or enterPhase.' }),
  about: z.string().meta({ description: 'The obligation, session or phase it is about.' }),
});

/** Everything a course will do by itself if nobody acts, soonest first; derived when asked. */
export function courseAgendaRoute(api: Api, deps: ApiDeps): void {
  api.get('/courses/:courseId/agenda', {
    config: { endpoint: 'readCourses' },
    schema: {
      operationId: 'showAgenda',
      summary: 'What a course will do by itself if nobody acts',
      tags: ['Courses'],
      params: z.object({ courseId }),
      response: {
        200: z.object({ courseId: z.string(), zone: clinicZone, asOf: instant, items: z.array(item) }),
        default: problemResponse,
      },
    },
    handler: async (request) => {
      const { identity, entries } = await readLog(deps, request, request.params.courseId);
      const now = deps.now();
      const surroundings = await surroundingsOf(deps.store, identity);
      const items = agenda(courseOf(identity, entries), { now, surroundings });
      const zone = surroundings.clinic.known ? surroundings.clinic.value.zone : 'UTC';
      return {
        courseId: identity.courseId,
        zone,
        asOf: now,
        items: items.map(({ at, what, about }) => ({ at, what, about })),
      };
    },
  });
}
