import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'regimen-codec';

/** Opened once in a browser, it lets that browser in until it is closed. Whoever has it reads every course. */
export function openingLink(origin: string, token: string): string {
  return `${origin}/open/${token}`;
}

/**
 * Whether a request shows the token: in a header, as programs do, or in the cookie of a browser that was let in. The
 * cookie counts for pages of these origins and the server's own alone; other pages of this host have no business here.
 */
export function showsToken({ headers }: FastifyRequest, token: string, origins: readonly string[]): boolean {
  if (sameText(headers.authorization?.replace(/^Bearer /i, '') ?? '', token)) return true;
  const { origin, host } = headers;
  const ofOurPages = origin === undefined || origin === `http://${host}` || origins.includes(origin);
  return ofOurPages && sameText(cookieOf(headers.cookie) ?? '', token);
}

/** Lets the browser in that shows the token in the address, which is then gone from it. */
export function letIn(reply: FastifyReply, token: string, onward: string): void {
  // A UI that is reached over TLS asks over TLS; on this machine alone there is none.
  const secure = onward.startsWith('https:') ? '; Secure' : '';
  void reply
    .header('set-cookie', `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(onward, 303);
}

/** Without the cookie that is meant for us alone. */
export function withoutPass(cookies: string): string {
  return partsOf(cookies)
    .filter((part) => !part.startsWith(`${cookieName}=`))
    .join('; ');
}

function cookieOf(cookies: string | undefined): string | undefined {
  return partsOf(cookies ?? '')
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
}

function partsOf(cookies: string): readonly string[] {
  return cookies.split(';').map((part) => part.trim());
}

/** Digests are of one length, so that neither the time nor an error tells how much of a guess was right. */
export function sameText(guess: string, secret: string): boolean {
  const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digestOf(guess), digestOf(secret));
}
