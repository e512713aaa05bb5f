import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BadField } from '../../client';
import { badFieldsOf } from '../../client/bad-fields-of';

/** In the order in which they are checked; the server itself stops at the first that will not do. */
const parts = ['params', 'body', 'querystring', 'headers'] as const;

type Part = (typeof parts)[number];

/** Every bad field of a request, wherever it stands, when `failed` was the first part that would not do. */
export function badFieldsIn(request: FastifyRequest, failed: string | undefined): BadField[] {
  return parts.slice(parts.findIndex((part) => part === failed)).flatMap((part) => {
    const schema: unknown = request.routeOptions.schema?.[part];
    return schema instanceof z.ZodType ? badFieldsOf(schema, sentAs(part, request)) : [];
  });
}

function sentAs(part: Part, request: FastifyRequest): unknown {
  return part === 'querystring' ? request.query : request[part];
}
