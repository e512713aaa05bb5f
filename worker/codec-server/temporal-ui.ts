import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withoutPass } from './pass';

/** Hands a request on to the Temporal UI at this port of this machine, and its answer back, both as they are. */
export function forwardToUi({ raw }: FastifyRequest, reply: FastifyReply, port: number): void {
  reply.hijack();
  const { method, url: path } = raw;
  const onward = ask({ host: '127.0.0.1', port, method, path, headers: handedOn(raw.headers) });
  onward.on('response', (answer) => {
    reply.raw.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, reply.raw, () => undefined);
  });
  onward.on('error', () => {
    if (!reply.raw.headersSent) reply.raw.writeHead(502, { 'content-type': 'text/plain' });
    reply.raw.end('The Temporal UI does not answer.\n');
  });
  // Whoever goes away meanwhile wants no answer.
  reply.raw.on('close', () => onward.destroy());
  raw.pipe(onward);
}

function handedOn({ cookie, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  const others = withoutPass(cookie ?? '');
  return others === '' ? headers : { ...headers, cookie: others };
}
