import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../domain/course/actor';
import type { Store } from '../../store';
import { ProblemError } from '../problem/problem-error';
import type { Caller } from './caller';
import { endpointRoles } from './endpoint-roles';
import type { Endpoint } from './endpoint-roles';
import { knownCallers } from './known-callers';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may come in; a route without it does not start. */
    endpoint?: Endpoint | 'public';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Lets nobody further in who has no key, or not the role for the endpoint. Runs before anything is read. */
export function authenticate(store: Store) {
  const callerOf = knownCallers(store);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { endpoint } = request.routeOptions.config;
    if (endpoint === 'public' || request.is404) return;
    const bearerKey = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const caller = await callerOf(bearerKey);
    if (caller === null) {
      void reply.header('www-authenticate', 'Bearer realm="regimen"');
      throw new ProblemError({
        name: 'NotAuthenticated',
        status: 401,
        title: 'The request carries no key that is known here',
        detail: 'Send the header "Authorization: Bearer regimen_…" with a key of this installation.',
      });
    }
    if (endpoint !== undefined) requireRole(endpoint, caller.actor.role);
    request.caller = caller;
  };
}

/** The caller of a request that has passed `authenticate`. */
export function callerOfRequest(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('A public endpoint asked who its caller is');
  return request.caller;
}

function requireRole(endpoint: Endpoint, role: Role | null): void {
  const allowed: readonly Role[] = endpointRoles[endpoint];
  if (role !== null && allowed.includes(role)) return;
  throw new ProblemError({
    name: 'EndpointNotAllowed',
    status: 403,
    title: 'This key may not use this endpoint',
    detail: `It is open to: ${allowed.join(', ')}. The key is bound to: ${role ?? 'no role'}.`,
  });
}
