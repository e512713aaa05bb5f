import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { createSerializerCompiler, validatorCompiler } from 'fastify-zod-openapi';
import type { FastifyZodOpenApiTypeProvider } from 'fastify-zod-openapi';
import type { ApiDeps } from './api-deps';
import { authenticate } from './auth/authenticate';
import { courseRoutes } from './courses';
import { healthRoutes } from './health';
import { obligationRoutes } from './obligations';
import { describeApi } from './openapi';
import { patientRoutes } from './patients';
import { answerErrors, answerProblem } from './problem/answer-problem';
import { noSuchEndpoint } from './problem/not-found';
import { protocolRoutes } from './protocols';
import { refuseUnknownNames } from './strict-names';
import { requireIdempotencyKey } from './writes/idempotency-key';

/** The whole HTTP service, ready to listen or to be injected into. The caller closes what it was handed. */
export async function buildApi(deps: ApiDeps): Promise<FastifyInstance> {
  const server = Fastify({
    // An adoption of a thousand facts; longer texts than that are nobody's form.
    bodyLimit: 1_048_576,
    // Longer than Node lets any address be: what is wrong with an id is for the schemas to say, which name it.
    routerOptions: { maxParamLength: 16_384 },
    frameworkErrors: answerErrors(deps.log),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(createSerializerCompiler({ stringify: JSON.stringify }));
  server.setErrorHandler(answerErrors(deps.log));
  server.setNotFoundHandler((_request, reply) => answerProblem(reply, noSuchEndpoint));
  server.decorateRequest('caller', null);
  server.addHook('onRoute', ({ url, config }) => {
    if (config?.endpoint === undefined) throw new Error(`Route ${url} does not say who may use it`);
  });
  refuseUnknownNames(server);
  server.addHook('onRequest', authenticate(deps.store));
  server.addHook('preValidation', requireIdempotencyKey);

  const api = server.withTypeProvider<FastifyZodOpenApiTypeProvider>();
  await describeApi(api);
  healthRoutes(api, deps);
  patientRoutes(api, deps);
  courseRoutes(api, deps);
  obligationRoutes(api, deps);
  protocolRoutes(api, deps);
  await server.ready();
  return server;
}
