import type { PayloadCodec } from '@temporalio/common';
import { JSONToPayload, payloadToJSON } from '@temporalio/common/lib/proto-utils';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PayloadDamaged, UnknownKey } from '../codec';
import { letIn, sameText, showsToken } from './pass';
import { forwardToUi } from './temporal-ui';

export interface CodecServerOptions {
  readonly codec: PayloadCodec;
  readonly token: string;
  /** Origins of the Temporal UI, whose pages may ask from a browser. */
  readonly origins: readonly string[];
  /** Port of a Temporal UI on this machine that is shown here too; null where the UI asks from an origin of its own. */
  readonly uiPort: number | null;
}

/**
 * What the development server's UI is told to ask (`--ui-codec-endpoint`): the server that its pages came from. It tells
 * everybody who asks it, and stands on its command line, so it holds no secret.
 */
export const uiCodecEndpoint = '/codec';

/** A page of history as the Temporal UI asks for it, in base64. */
const bodyLimitBytes = 32 * 1024 * 1024;
const allowedHeaders = 'authorization, content-type, x-namespace';
const preflightLastsSeconds = 600;

const base64Members = z.record(z.string(), z.base64()).nullish();
/** Protobuf's JSON leaves an empty list out: so does the `temporal` command for a query without arguments. */
const bodyShape = z.object({
  payloads: z.array(z.object({ metadata: base64Members, data: z.base64().nullish() })).default([]),
});

/**
 * Opens and seals payloads for the Temporal UI and the `temporal` command: POST `{ payloads }` to `/encode` or `/decode`,
 * with `Authorization: Bearer <token>` or from a browser that has opened `/open/<token>` (docs/decisions/0008). It logs
 * nothing: that address holds the token, bodies hold patients' courses.
 */
export function codecServer({ codec, token, origins, uiPort }: CodecServerOptions): FastifyInstance {
  const server = Fastify({ logger: false, bodyLimit: bodyLimitBytes });

  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) {
      reply
        .header('access-control-allow-origin', origin)
        .header('access-control-allow-credentials', 'true')
        .header('vary', 'origin');
    }
    // A browser asks first, and cannot show a token when it does.
    if (request.method === 'OPTIONS') {
      return reply
        .code(204)
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', allowedHeaders)
        .header('access-control-max-age', preflightLastsSeconds)
        .send();
    }
    const { token: inAddress = '' } = (request.params ?? {}) as { readonly token?: string };
    if (!sameText(inAddress, token) && !showsToken(request, token, origins)) {
      return reply
        .code(401)
        .send({ error: 'The codec endpoint needs its token: send it as a bearer, or open its link.' });
    }
    if (request.is404 && uiPort !== null) {
      forwardToUi(request, reply, uiPort);
      return reply;
    }
    return undefined;
  });

  server.get('/open/:token', async (_request, reply) => {
    letIn(reply, token, uiPort === null ? (origins[0] ?? '/') : '/');
    return reply;
  });
  for (const prefix of ['', uiCodecEndpoint]) {
    server.post(`${prefix}/encode`, async ({ body }) => answer(body, (payloads) => codec.encode(payloads)));
    server.post(`${prefix}/decode`, async ({ body }) => answer(body, (payloads) => codec.decode(payloads)));
  }

  server.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof UnknownKey || error instanceof PayloadDamaged) reply.code(422);
    else reply.code(error.statusCode ?? 500);
    return reply.send({ error: reply.statusCode === 500 ? 'The payloads could not be converted.' : error.message });
  });
  return server;
}

async function answer(body: unknown, convert: PayloadCodec['decode']): Promise<unknown> {
  const asked = bodyShape.safeParse(body);
  if (!asked.success) throw malformed(asked.error);
  const payloads = await convert(
    asked.data.payloads.map(({ metadata, data }) => JSONToPayload({ metadata: metadata ?? {}, data: data ?? '' })),
  );
  return { payloads: payloads.map((payload) => payloadToJSON(payload)) };
}

function malformed(error: z.ZodError): Error {
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`);
  return Object.assign(new Error(problems.join('; ')), { statusCode: 400 });
}
