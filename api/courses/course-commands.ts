import { z } from 'zod';
import { commandSchemas } from '../../client/command-schemas/command-schemas';
import type { CommandsByType } from '../../client/command-schemas/command-schemas';
import { courseId } from '../../client/command-schemas/id-text';
import type { CourseClient } from '../../client';
import { commandRoles } from '../../domain/course/command-roles';
import type { CommandType } from '../../domain/course/commands';
import type { CourseId } from '../../domain/ids';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import type { Caller } from '../auth/caller';
import { maySee } from '../auth/clinic-scope';
import { unknownThing } from '../problem/not-found';
import { problemResponse } from '../problem/problem';
import { idempotencyHeaders } from '../writes/idempotency-key';
import { withoutRecord } from '../writes/without-record';
import { writeOnce } from '../writes/write-once';
import { accepted } from './accepted';
import { answerOfCommand } from './answer-of-outcome';

type CourseCommand = CommandsByType[Exclude<CommandType, 'OpenCourse' | 'AdoptCourse'>];

/** One endpoint per command. The rules decide who may send it and whether it is carried out; both stay in the log. */
export function courseCommandRoutes(api: Api, deps: ApiDeps): void {
  for (const type of Object.keys(commandSchemas) as CommandType[]) {
    if (type !== 'OpenCourse' && type !== 'AdoptCourse') commandRoute(api, deps, type);
  }
}

function commandRoute(api: Api, { store, courses }: ApiDeps, type: CourseCommand['type']): void {
  const schema: z.ZodObject = commandSchemas[type];
  api.post(`/courses/:courseId/commands/${type}`, {
    config: { endpoint: 'sendCommand' },
    schema: {
      summary: `${type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} (${commandRoles[type].join(', ')})`,
      operationId: type,
      tags: ['Commands'],
      params: z.object({ courseId }),
      headers: idempotencyHeaders,
      body: schema.omit({ type: true }),
      response: { 200: accepted, default: problemResponse },
    },
    // A command that says all by its name may come without a body.
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: (request, reply) =>
      writeOnce(withoutRecord(store.idempotency), request, reply, async ({ caller, key }) => {
        const id = request.params.courseId;
        if (!(await isOfCaller(courses, caller, id))) {
          return { type: 'problem', statement: unknownThing('course', id), final: false };
        }
        const command = { type, ...request.body } as CourseCommand;
        const outcome = await courses.command(id, { command, actor: caller.actor, caller: caller.key, key });
        return answerOfCommand(id, outcome);
      }),
  });
}

/** Asks the course itself whose it is, so that a clinic may report what is dangerous while the database is away. */
async function isOfCaller(courses: CourseClient, caller: Caller, courseId: CourseId): Promise<boolean> {
  if (caller.clinics === null) return true;
  const page = await courses.page(courseId, { fromSeq: 1, limit: 1 });
  return page !== null && maySee(caller, page.identity.clinic);
}
