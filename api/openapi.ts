import fastifySwagger from '@fastify/swagger';
import { fastifyZodOpenApiPlugin, fastifyZodOpenApiTransformers } from 'fastify-zod-openapi';
import type { Api } from './api';

const description =
  'Starts and steers treatment courses. Every write needs an Idempotency-Key; every failure is a problem after RFC 9457, ' +
  'with every bad field; a query parameter or a member that is not known is one. Instants are ISO 8601 with an offset, ' +
  'answered in UTC.';

const tags = [
  { name: 'Courses', description: 'Courses of treatment: open, adopt, read.' },
  {
    name: 'Commands',
    description: 'What people and systems tell a course or ask of it. The roles are named with each.',
  },
  { name: 'Obligations', description: 'What is owed, by whom and by when.' },
  { name: 'Patients', description: 'The register, the only place of names and addresses. Every look is logged.' },
  { name: 'Protocols', description: 'What courses are made of.' },
  { name: 'Health', description: 'How the installation is doing.' },
];

/** Describes the API by the very schemas it checks with, at /openapi.json. */
export async function describeApi(api: Api): Promise<void> {
  await api.register(fastifyZodOpenApiPlugin);
  await api.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Regimen', version: '1', description },
      servers: [{ url: '/' }],
      tags,
      components: {
        securitySchemes: { bearerKey: { type: 'http', scheme: 'bearer', bearerFormat: 'regimen_<id>_<secret>' } },
      },
      security: [{ bearerKey: [] }],
    },
    ...fastifyZodOpenApiTransformers,
  });
  api.get('/openapi.json', { config: { endpoint: 'public' }, schema: { hide: true } }, async () => api.swagger());
}
