import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Of an endpoint that takes none. */
export const noParameters = z.strictObject({});

/**
 * A misspelt name that is passed over answers another question than was asked. So every endpoint refuses the query
 * parameters and body members that it does not know, those that take no parameters included; one that would not is a defect.
 */
export function refuseUnknownNames(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const { querystring = noParameters, body } = route.schema ?? {};
    if (!isStrict(querystring) || (body !== undefined && !isStrict(body))) {
      throw new Error(`Route ${route.url} passes over names that it does not know`);
    }
    route.schema = { ...route.schema, querystring };
  });
}

function isStrict(schema: unknown): boolean {
  return schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever;
}
