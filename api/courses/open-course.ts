import { z } from 'zod';
import type { BadField } from '../../client';
import { adoptionFields, openingFields } from '../../client/command-schemas/opening';
import type { OpeningCommand } from '../../domain/course/commands';
import { mayBegin } from '../../domain/protocol/life';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { clinicNotAllowed, maySee } from '../auth/clinic-scope';
import { problemResponse } from '../problem/problem';
import { malformed } from '../problem/statement-of-error';
import { idempotencyHeaders } from '../writes/idempotency-key';
import { writeOnce } from '../writes/write-once';
import type { Write, WriteAnswer } from '../writes/write-once';
import { accepted } from './accepted';
import { answerOfOpening } from './answer-of-outcome';
import { findNamed } from './find-named';
import type { Named } from './find-named';
import { activeVersionOf, protocolNotActive } from './protocol-not-active';

const protocol = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9-]*(@\d+\.\d+\.\d+)?$/,
    'is not a protocol such as "sublingual-home" or "sublingual-home@1.1.0"',
  )
  .meta({
    description:
      'A protocol, whose active version is pinned, or a version of it. A real course begins under the active version ' +
      'alone; a practice course also under a draft or an approved one.',
  });

const openBody = z.strictObject({ ...openingFields, protocol }).meta({ id: 'NewCourse' });
const oneAtATime =
  'A patient goes through one course of a protocol at a time: while another one is open, this is refused as ' +
  '`CourseUnderWay` (409), naming it unless it is at another clinic.';

const adoptBody = z.strictObject({ ...openingFields, protocol, ...adoptionFields }).meta({ id: 'CourseUnderWay' });

/** Two ways in: a course that begins, and one that is under way already. */
export function openCourseRoutes(api: Api, deps: ApiDeps): void {
  api.post('/courses', {
    config: { endpoint: 'openCourse' },
    schema: {
      operationId: 'openCourse',
      summary: 'Open a course',
      description: oneAtATime,
      tags: ['Courses'],
      headers: idempotencyHeaders,
      body: openBody,
      response: { 201: accepted, default: problemResponse },
    },
    handler: (request, reply) =>
      writeOnce(deps.store.idempotency, request, reply, (write) =>
        open(deps, write, request.body, (named) => ({
          ...request.body,
          type: 'OpenCourse',
          protocol: named.version.protocol,
        })),
      ),
  });

  api.post('/courses/adopt', {
    config: { endpoint: 'openCourse' },
    schema: {
      operationId: 'adoptCourse',
      summary: 'Adopt a course that is under way',
      description: oneAtATime,
      tags: ['Courses'],
      headers: idempotencyHeaders,
      body: adoptBody,
      response: { 201: accepted, default: problemResponse },
    },
    handler: (request, reply) =>
      writeOnce(deps.store.idempotency, request, reply, (write) =>
        open(deps, write, request.body, (named) => ({
          ...request.body,
          type: 'AdoptCourse',
          protocol: named.version.protocol,
        })),
      ),
  });
}

async function open(
  deps: ApiDeps,
  { caller, key, digest }: Write,
  body: z.output<typeof openBody>,
  commandOf: (named: Named) => OpeningCommand,
): Promise<WriteAnswer> {
  if (!maySee(caller, body.clinic)) return { type: 'problem', statement: clinicNotAllowed(body.clinic), final: false };
  const named = await findNamed(deps.store, body);
  if (isBad(named)) return { type: 'problem', statement: malformed(named), final: false };
  const { protocol: asked, status } = named.version;
  if (!mayBegin(body.realm, status)) {
    const active = await activeVersionOf(deps.store, asked.id);
    return { type: 'problem', statement: protocolNotActive(asked, status, body.realm, active), final: false };
  }
  const { courseId, outcome } = await deps.courses.open({
    command: commandOf(named),
    actor: caller.actor,
    caller: caller.key,
    key,
    // A newer version of the protocol may be published before the same request comes again.
    digest,
  });
  return answerOfOpening(courseId, outcome);
}

function isBad(named: Named | readonly BadField[]): named is readonly BadField[] {
  return Array.isArray(named);
}
