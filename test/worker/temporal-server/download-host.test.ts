import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { whyUnreachable } from '../../../worker/temporal-server/download-host';
import { freePort } from '../../support/free-port';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(server: Server): Promise<string> {
  servers.push(server);
  return new Promise((settle) => {
    server.listen(0, '127.0.0.1', () => settle(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function proxyAnswering(status: number): Promise<string> {
  const proxy = createHttpServer();
  proxy.on('connect', (request, socket) => {
    const known =
      request.url === 'download.test:443' && request.headers['proxy-authorization'] === 'Basic bWU6c2VjcmV0';
    socket.end(`HTTP/1.1 ${known ? status : 407} Answer\r\n\r\n`);
  });
  return listen(proxy);
}

describe('the host that the SDK downloads from', () => {
  it('is reachable when it answers, whatever it answers', async () => {
    const origin = await listen(createHttpServer((_request, response) => response.writeHead(404).end()));
    expect(await whyUnreachable(origin, undefined)).toBeUndefined();
  });

  it('is unreachable when nobody listens', async () => {
    const port = await freePort();
    expect(await whyUnreachable(`http://127.0.0.1:${port}`, undefined)).toBe(
      `127.0.0.1 cannot be reached (connect ECONNREFUSED 127.0.0.1:${port})`,
    );
  });

  it('is given up after two seconds of silence', async () => {
    const origin = await listen(createServer((socket) => socket.resume()));
    const askedAtMs = performance.now();
    expect(await whyUnreachable(origin, undefined)).toBe('127.0.0.1 did not answer within 2 s');
    expect(performance.now() - askedAtMs).toBeLessThan(3_000);
  });

  it('is asked for through the proxy when there is one', async () => {
    const withSecret = (proxy: string): string => proxy.replace('http://', 'http://me:secret@');
    const open = withSecret(await proxyAnswering(200));
    expect(await whyUnreachable('https://download.test', open)).toBeUndefined();

    const closed = withSecret(await proxyAnswering(403));
    expect(await whyUnreachable('https://download.test', closed)).toBe(
      'the proxy refused the way to download.test (status 403)',
    );
  });
});
