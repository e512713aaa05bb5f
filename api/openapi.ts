import fastifySwagger from '@fastify/swagger';
import { fastifyZodOpenApiPlugin, fastifyZodOpenApiTransformers } from 'fastify-zod-openapi';
import type { Api } from './api';

const description =
  'Starts and steers treatment courses. Every write needs an Idempotency-Key; every failure is a problem after RFC 9457, ' +
  'with every bad field. Instants are ISO 8601 with an offset, answered in UTC.';

/** Describes the API by the very schemas it checks with, at /openapi.json. */
export async function describeApi(api: Api): Promise<void> {
  await api.register(fastifyZodOpenApiPlugin);
  await api.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Regimen', version: '1', description },
      servers: [{ url: '/' }],
      tags: ['Courses', 'Commands', 'Obligations', 'Patients', 'Protocols', 'Health'].map((name) => ({ name })),
      components: {
        securitySchemes: { bearerKey: { type: 'http', scheme: 'bearer', bearerFormat: 'regimen_<id>_<secret>' } },
      },
      security: [{ bearerKey: [] }],
    },
    ...fastifyZodOpenApiTransformers,
  });
  api.get('/openapi.json', { config: { endpoint: 'public' }, schema: { hide: true } }, async () => api.swagger());
}
