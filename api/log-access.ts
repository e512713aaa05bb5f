import type { FastifyRequest } from 'fastify';
import type { PatientId } from '../domain/ids';
import type { ApiDeps } from './api-deps';
import { callerOfRequest } from './auth/authenticate';

/** Keeps who looked at a patient. Called before the answer is given: what cannot be logged is not shown. */
export async function logAccess(deps: ApiDeps, request: FastifyRequest, patient: PatientId): Promise<void> {
  await deps.store.access.log({
    actor: callerOfRequest(request).actor,
    patient,
    what: `${request.method} ${request.routeOptions.url ?? ''}`,
    at: deps.now(),
  });
}
