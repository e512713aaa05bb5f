import type { FastifyRequest } from 'fastify';
import { digestOf } from '../../client/command-id';
import { courseId } from '../../client/command-schemas/id-text';
import { alarmingIn } from '../../domain/course/alarming';
import type { CommandType } from '../../domain/course/commands';
import type { CourseId } from '../../domain/ids';
import type { ApiDeps } from '../api-deps';
import type { Caller } from '../auth/caller';
import { maySee } from '../auth/clinic-scope';
import type { ProblemStatement } from '../problem/problem';
import { ProblemError } from '../problem/problem-error';
import { statementOfError } from '../problem/statement-of-error';
import { engineFault } from './answer-of-outcome';
import { legibleReport } from './legible-report';

/** A report that goes no further than the API, as it was sent. */
interface RefusedReport {
  readonly caller: Caller;
  readonly key: string;
  readonly courseId: CourseId;
  readonly type: CommandType;
  readonly body: unknown;
}

/**
 * Safety wins over form at the edge as well (R22): where a refused report is legibly alarming, its course is sent a flag
 * before the refusal is answered, and the refusal says so. Safe to repeat: the same report under the same key is one flag.
 * Throws when the course cannot be told, so that the caller learns that nobody has heard.
 */
export async function flagRefused(
  { courses }: Pick<ApiDeps, 'courses'>,
  { caller, key, courseId: id, type, body }: RefusedReport,
  refusal: ProblemStatement,
): Promise<ProblemStatement> {
  const report = legibleReport(type, body);
  if (report === null) return refusal;
  const page = await courses.page(id, { fromSeq: 1, limit: 1 });
  const opening = page?.entries[0]?.event;
  if (page === null || opening?.type !== 'CourseOpened' || !maySee(caller, page.identity.clinic)) return refusal;
  const flagged = alarmingIn(opening.protocol.measures, report);
  if (flagged.length === 0) return refusal;
  const outcome = await courses.command(id, {
    command: { type: 'RaiseFlag', reason: flagged.join('; ') },
    actor: caller.actor,
    caller: caller.key,
    // No key of a caller's own holds a space.
    key: `${key} ${digestOf({ type, body })}`,
  });
  if (outcome.type === 'fault') throw new ProblemError(engineFault);
  if (outcome.type === 'courseUnknown') return refusal;
  // A course that refuses the flag itself, because of the sender's role, raises it all the same.
  return {
    ...refusal,
    detail: `${refusal.detail} A flag was raised with the course all the same: ${flagged.join('; ')}.`,
    members: { ...refusal.members, flagged },
  };
}

/** The error of a command's endpoint, once what is alarming in a request that cannot be read as it is was flagged. */
export async function afterFlag(
  deps: ApiDeps,
  type: CommandType,
  error: unknown,
  request: FastifyRequest,
): Promise<unknown> {
  const refusal = statementOfError(error, request);
  const id = courseId.safeParse((request.params as { readonly courseId?: unknown }).courseId);
  if (refusal?.status !== 400 || request.caller === null || !id.success) return error;
  const { caller, body } = request;
  const sent = request.headers['idempotency-key'];
  // Without a key, the same body is the same report for an hour.
  const key = typeof sent === 'string' && sent !== '' ? sent : deps.now().slice(0, 'yyyy-mm-ddThh'.length);
  return new ProblemError(await flagRefused(deps, { caller, key, courseId: id.data, type, body }, refusal));
}
