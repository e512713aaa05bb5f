import type { FastifyRequest } from 'fastify';
import type { CourseLog } from '../../client';
import type { CourseId } from '../../domain/ids';
import type { ApiDeps } from '../api-deps';
import { callerOfRequest } from '../auth/authenticate';
import { maySee } from '../auth/clinic-scope';
import { logAccess } from '../log-access';
import { unknownThing } from '../problem/not-found';
import { ProblemError } from '../problem/problem-error';

/**
 * A course's whole log, its reader logged; a course that nobody knows, that never opened, or of a clinic
 * that is not the caller's, is a problem of the same name.
 */
export async function readLog(deps: ApiDeps, request: FastifyRequest, courseId: CourseId): Promise<CourseLog> {
  const log = await deps.courses.read(courseId);
  const seen = log !== null && maySee(callerOfRequest(request), log.identity.clinic);
  if (!seen || log.entries.length === 0) throw new ProblemError(unknownThing('course', courseId));
  await logAccess(deps, request, log.identity.patient);
  return log;
}
