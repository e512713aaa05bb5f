import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Long enough for one slow round trip; a fire-wall that drops packets must not hold up the start. */
const patienceMs = 2_000;

/** Why the host at this origin cannot be reached, or undefined when it answers; takes 2 s at most. */
export function whyUnreachable(origin: string, proxy: string | undefined): Promise<string | undefined> {
  const { hostname } = new URL(origin);
  return new Promise((settle) => {
    const probe = proxy === undefined ? ask(origin) : askThrough(proxy, origin);
    const deadline = setTimeout(() => {
      settle(`${hostname} did not answer within ${patienceMs / 1000} s`);
      probe.destroy();
    }, patienceMs);
    const answer = (reason: string | undefined): void => {
      clearTimeout(deadline);
      settle(reason);
      probe.destroy();
    };
    probe.once('response', () => answer(undefined));
    probe.once('connect', ({ statusCode }) =>
      answer(statusCode === 200 ? undefined : `the proxy refused the way to ${hostname} (status ${statusCode})`),
    );
    probe.on('error', (error: Error) => answer(`${hostname} cannot be reached (${error.message})`));
    probe.end();
  });
}

/** Any answer will do: it shows that there is a route. */
function ask(origin: string): ClientRequest {
  return origin.startsWith('https:')
    ? httpsRequest(origin, { method: 'HEAD' })
    : httpRequest(origin, { method: 'HEAD' });
}

function askThrough(proxy: string, origin: string): ClientRequest {
  const { username, password } = new URL(proxy);
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return httpRequest(proxy, {
    method: 'CONNECT',
    path: `${new URL(origin).hostname}:443`,
    headers: username === '' ? {} : { 'proxy-authorization': `Basic ${credentials}` },
  });
}
