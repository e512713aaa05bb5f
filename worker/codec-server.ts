import { createHash, timingSafeEqual } from 'node:crypto';
import type { PayloadCodec } from '@temporalio/common';
import { JSONToPayload, payloadToJSON } from '@temporalio/common/lib/proto-utils';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PayloadDamaged, UnknownKey } from './codec';

export interface CodecServerOptions {
  readonly codec: PayloadCodec;
  readonly token: string;
  /** Origins of the Temporal UI, whose pages may ask from a browser. */
  readonly origins: readonly string[];
}

/** A page of history as the Temporal UI asks for it, in base64. */
const bodyLimitBytes = 32 * 1024 * 1024;
const allowedHeaders = 'authorization, content-type, x-namespace';
const preflightLastsSeconds = 600;

const base64Members = z.record(z.string(), z.base64()).nullish();
const bodyShape = z.object({
  payloads: z.array(z.object({ metadata: base64Members, data: z.base64().nullish() })),
});

/**
 * Opens and seals payloads for the Temporal UI and the `temporal` command: POST `{ payloads }` to `/encode` or `/decode`
 * with `Authorization: Bearer <token>`, or to `/codec/<token>/…`, since the UI of the development server sends no header.
 * It logs nothing: addresses hold the token, bodies hold patients' courses.
 */
export function codecServer({ codec, token, origins }: CodecServerOptions): FastifyInstance {
  const server = Fastify({ logger: false, bodyLimit: bodyLimitBytes });

  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) {
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
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
    if (!sameText(tokenOf(request), token)) {
      return reply.code(401).send({ error: 'The codec endpoint needs its token.' });
    }
    return undefined;
  });

  for (const prefix of ['', '/codec/:token']) {
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

/** What the Temporal UI is told to ask: `--ui-codec-endpoint`. */
export function codecEndpointOf(origin: string, token: string): string {
  return `${origin}/codec/${token}`;
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

function tokenOf({ params, headers }: FastifyRequest): string {
  const inPath = (params as { readonly token?: string }).token;
  return inPath ?? headers.authorization?.replace(/^Bearer /i, '') ?? '';
}

/** Digests are of one length, so that neither the time nor an error tells how much of a guess was right. */
function sameText(guess: string, secret: string): boolean {
  const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digestOf(guess), digestOf(secret));
}
