import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiLog } from '../api-deps';
import { problemOf } from './problem';
import type { ProblemStatement } from './problem';
import { statementOfError } from './statement-of-error';

const defect: ProblemStatement = {
  name: 'Defect',
  status: 500,
  title: 'Something is wrong in Regimen',
  detail: 'It has been logged. Trying again with the same Idempotency-Key is safe.',
};

/** The server's last word on every error. Logs defects only, and never what was sent. */
export function answerErrors(log: ApiLog | undefined) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const statement = statementOfError(error, request);
    if (statement === null) {
      log?.error({ error, method: request.method, route: request.routeOptions.url ?? null }, 'A request failed');
    }
    answerProblem(reply, statement ?? defect);
  };
}

export function answerProblem(reply: FastifyReply, statement: ProblemStatement): void {
  const { status, retryAfterSeconds } = statement;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
  void reply.code(status).type('application/problem+json').send(problemOf(statement));
}
