import { z } from 'zod';
import { courseId } from '../../client/command-schemas/id-text';
import { courseOf } from '../../domain/course/state/course-of';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { clinicZones } from '../clinic-zones';
import { unknownThing } from '../problem/not-found';
import { problemResponse } from '../problem/problem';
import { ProblemError } from '../problem/problem-error';
import { courseView } from '../schemas/course-view';
import { courseViewOf } from './course-view-of';
import { readLog } from './read-log';

export function showCourseRoute(api: Api, deps: ApiDeps): void {
  api.get('/courses/:courseId', {
    config: { endpoint: 'readCourses' },
    schema: {
      operationId: 'showCourse',
      summary: 'Show a course as it is now',
      tags: ['Courses'],
      params: z.object({ courseId }),
      response: { 200: courseView, default: problemResponse },
    },
    handler: async (request) => {
      const id = request.params.courseId;
      const { identity, entries, from } = await readLog(deps, request, id);
      const zone = (await clinicZones(deps.store))(identity.clinic);
      const view = courseViewOf(courseOf(identity, entries), { zone, readFrom: from });
      if (view === null) throw new ProblemError(unknownThing('course', id));
      return view;
    },
  });
}
