import { ServiceError } from '@temporalio/client';
import type { FastifyError, FastifyRequest } from 'fastify';
import { CourseNotAnswering } from '../../client';
import { StoreUnavailable } from '../../store';
import { CursorMalformed } from '../../store/page';
import { badFieldsIn } from './bad-fields-in';
import { ProblemError } from './problem-error';
import type { ProblemStatement } from './problem';

/** What an error means to whoever sent the request; null for a defect of ours, which is nobody's business but ours. */
export function statementOfError(error: unknown, request: FastifyRequest): ProblemStatement | null {
  if (error instanceof ProblemError) return error.statement;
  if (error instanceof CursorMalformed) return malformed([badCursor]);
  if (error instanceof StoreUnavailable) return storeUnavailable;
  if (error instanceof CourseNotAnswering) {
    return {
      name: 'CourseNotAnswering',
      status: 503,
      title: 'The course did not answer',
      detail: error.message,
      retryAfterSeconds: 5,
    };
  }
  if (error instanceof ServiceError) return temporalUnavailable;
  return error instanceof Error ? statementOfFastify(error as FastifyError, request) : null;
}

const badCursor = {
  field: 'cursor',
  message: 'is not one that this list gave out',
  wayOut: 'send the `next` of the page before, or leave it out to begin anew',
};

const storeUnavailable: ProblemStatement = {
  name: 'StoreUnavailable',
  status: 503,
  title: 'The database cannot be used now',
  detail: 'Courses go on meanwhile. Try again with the same Idempotency-Key.',
  retryAfterSeconds: 5,
};

const temporalUnavailable: ProblemStatement = {
  name: 'TemporalUnavailable',
  status: 503,
  title: 'Temporal cannot be used now',
  detail: 'Try again with the same Idempotency-Key.',
  retryAfterSeconds: 5,
};

function statementOfFastify(error: FastifyError, request: FastifyRequest): ProblemStatement | null {
  if (error.validation !== undefined) return malformed(badFieldsIn(request, error.validationContext));
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return null;
  return { name: 'MalformedRequest', status, title: 'The request cannot be read', detail: error.message };
}

export function malformed(errors: NonNullable<ProblemStatement['errors']>): ProblemStatement {
  return {
    name: 'BadFields',
    status: 400,
    title: 'The request has fields that will not do',
    detail: errors
      .map(({ field, message, wayOut }) => `${field === '' ? 'The body' : field} ${message}: ${wayOut}.`)
      .join(' '),
    errors,
  };
}
