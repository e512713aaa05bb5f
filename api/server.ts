import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createSerializerCompiler, validatorCompiler } from 'fastify-zod-openapi';
import type { FastifyZodOpenApiTypeProvider } from 'fastify-zod-openapi';
import type { ApiDeps } from './api-deps';
import { authenticate } from './auth/authenticate';
import { courseRoutes } from './courses';
import { healthRoutes } from './health';
import { obligationRoutes } from './obligations';
import { describeApi } from './openapi';
import { patientRoutes } from './patients';
import { answerError, answerProblem } from './problem/answer-problem';
import { noSuchEndpoint } from './problem/not-found';
import { protocolRoutes } from './protocols';
import { requireIdempotencyKey } from './writes/idempotency-key';

export interface ApiOptions {
  /** Logs defects and starts, never a body, a query or a header: they name patients. Silent without one. */
  readonly logger?: FastifyBaseLogger;
}

/** The whole HTTP service, ready to listen or to be injected into. The caller closes what it was handed. */
export async function buildApi(deps: ApiDeps, { logger }: ApiOptions = {}): Promise<FastifyInstance> {
  const server = Fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    // An adoption of a thousand facts; longer texts than that are nobody's form.
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(createSerializerCompiler({ stringify: JSON.stringify }));
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((_request, reply) => answerProblem(reply, noSuchEndpoint));
  server.decorateRequest('caller', null);
  server.addHook('onRoute', ({ url, config }) => {
    if (config?.endpoint === undefined) throw new Error(`Route ${url} does not say who may use it`);
  });
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
