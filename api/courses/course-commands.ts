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
import { answerErrors } from '../problem/answer-problem';
import { unknownThing } from '../problem/not-found';
import { problemResponse } from '../problem/problem';
import type { ProblemStatement } from '../problem/problem';
import { idempotencyHeaders } from '../writes/idempotency-key';
import { withoutRecord } from '../writes/without-record';
import { writeOnce } from '../writes/write-once';
import type { Write, WriteAnswer } from '../writes/write-once';
import { accepted } from './accepted';
import { answerOfCommand } from './answer-of-outcome';
import { afterFlag, flagRefused } from './flag-refused';

type CourseCommand = CommandsByType[Exclude<CommandType, 'OpenCourse' | 'AdoptCourse'>];

/** One endpoint per command. The rules decide who may send it and whether it is carried out; both stay in the log. */
export function courseCommandRoutes(api: Api, deps: ApiDeps): void {
  for (const type of Object.keys(commandSchemas) as CommandType[]) {
    if (type !== 'OpenCourse' && type !== 'AdoptCourse') commandRoute(api, deps, type);
  }
}

function commandRoute(api: Api, deps: ApiDeps, type: CourseCommand['type']): void {
  const { store, courses } = deps;
  const answerError = answerErrors(deps.log);
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
    errorHandler: (error, request, reply) => {
      const answer = (told: unknown) => answerError(told, request, reply);
      // What cannot be flagged is the graver news, and is answered instead.
      void afterFlag(deps, type, error, request).then(answer, answer);
    },
    handler: (request, reply) => {
      const { body } = request;
      const id = request.params.courseId;
      const send = async ({ caller, key }: Write): Promise<WriteAnswer> => {
        if (!(await isOfCaller(courses, caller, id))) {
          return { type: 'problem', statement: unknownThing('course', id), final: false };
        }
        const command = { type, ...body } as CourseCommand;
        const outcome = await courses.command(id, { command, actor: caller.actor, caller: caller.key, key });
        return answerOfCommand(id, outcome);
      };
      const whenReused = ({ caller, key }: Write, refusal: ProblemStatement) =>
        flagRefused(deps, { caller, key, courseId: id, type, body }, refusal);
      return writeOnce(withoutRecord(store.idempotency), request, reply, send, { whenReused });
    },
  });
}

/** Asks the course itself whose it is, so that a clinic may report what is dangerous while the database is away. */
async function isOfCaller(courses: CourseClient, caller: Caller, courseId: CourseId): Promise<boolean> {
  if (caller.clinics === null) return true;
  const page = await courses.page(courseId, { fromSeq: 1, limit: 1 });
  return page !== null && maySee(caller, page.identity.clinic);
}
