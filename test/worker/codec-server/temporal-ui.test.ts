import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { keySourceOf, payloadCodecOf } from '../../../worker/codec';
import { codecServer } from '../../../worker/codec-server';
import { freePort } from '../../support/free-port';

const token = 'a-token-that-is-long-enough-for-the-test';
const cookie = `theme=dark; regimen-codec=${token}; _csrf=1`;
const codec = payloadCodecOf(keySourceOf({ current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) }));

interface Heard {
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let heard: Heard[];
let ui: Server;
let server: FastifyInstance;
let origin: string;

/** In the place of a Temporal UI: remembers what it is asked. */
beforeEach(async () => {
  heard = [];
  ui = createServer((request, response) => {
    const { method, url, headers } = request;
    void text(request).then((body) => {
      heard.push({ request: `${method} ${url}`, headers, body });
      response.writeHead(201, { 'content-type': 'text/html', 'set-cookie': '_csrf=2; Path=/' });
      response.end('<title>Temporal</title>');
    });
  });
  await new Promise<void>((settle) => ui.listen(0, '127.0.0.1', settle));
  await show((ui.address() as AddressInfo).port);
});

afterEach(async () => {
  await server.close();
  ui.close();
});

async function show(uiPort: number): Promise<void> {
  server = codecServer({ codec, token, origins: [], uiPort });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
}

describe('the Temporal UI behind the codec endpoint', () => {
  it('is shown to a browser that has opened the link, as it is', async () => {
    const link = await fetch(`${origin}/open/${token}`, { redirect: 'manual' });
    expect([link.status, link.headers.get('location')]).toEqual([303, '/']);

    const page = await fetch(`${origin}/namespaces/default?page=2`, { headers: { cookie } });
    expect([page.status, await page.text()]).toEqual([201, '<title>Temporal</title>']);
    expect(page.headers.get('set-cookie')).toBe('_csrf=2; Path=/');
    expect(heard.map(({ request }) => request)).toEqual(['GET /namespaces/default?page=2']);
  });

  it('is sent what the browser sends, but for our cookie', async () => {
    const headers = { cookie, origin, 'content-type': 'application/json', 'x-csrf-token': '1' };
    const response = await fetch(`${origin}/api/v1/terminate`, { method: 'POST', headers, body: '{"reason":"x"}' });
    await response.text();
    expect(heard).toMatchObject([
      {
        request: 'POST /api/v1/terminate',
        headers: { cookie: 'theme=dark; _csrf=1', 'x-csrf-token': '1', origin },
        body: '{"reason":"x"}',
      },
    ]);
  });

  it('is kept from everybody else', async () => {
    expect((await fetch(`${origin}/namespaces`)).status).toBe(401);
    expect((await fetch(`${origin}/namespaces`, { headers: { cookie, origin: 'http://localhost:1' } })).status).toBe(
      401,
    );
    expect(heard).toEqual([]);
  });

  it('that does not answer is said not to', async () => {
    await server.close();
    await show(await freePort());
    const response = await fetch(`${origin}/namespaces`, { headers: { cookie } });
    expect([response.status, await response.text()]).toEqual([502, 'The Temporal UI does not answer.\n']);
  });
});
