import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error';
import { malformed } from '../problem/statement-of-error';

const keyForm = /^[\x21-\x7e]{1,200}$/;

export const idempotencyHeaders = z.object({
  'idempotency-key': z.string().meta({
    description:
      'Yours to choose, new for each new intention (a UUID will do): the same key with the same body always gets the ' +
      'same answer and acts once.',
  }),
});

/** Asks every write for its key before the schema does, which could not say what to do. */
export async function requireIdempotencyKey(request: FastifyRequest): Promise<void> {
  const writes = request.method === 'POST' || request.method === 'PATCH';
  if (writes && !request.is404) idempotencyKeyOf(request);
}

export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && keyForm.test(key)) return key;
  throw new ProblemError(
    malformed([
      {
        field: 'Idempotency-Key',
        ...(typeof key === 'string' ? { value: key.slice(0, 100) } : {}),
        message: key === undefined ? 'is missing' : 'is not 1 to 200 printable characters without spaces',
        wayOut: 'send a header with a key of your own, such as a UUID, new for each new intention',
      },
    ]),
  );
}
