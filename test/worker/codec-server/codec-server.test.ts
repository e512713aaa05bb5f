import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { payloadToJSON } from '@temporalio/common/lib/proto-utils';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { keySourceOf, openCodecToken, payloadCodecOf } from '../../../worker/codec';
import { codecServer, openingLink } from '../../../worker/codec-server';

const token = 'a-token-that-is-long-enough-for-the-test';
const bearer = { authorization: `Bearer ${token}` };
const cookie = { cookie: `regimen-codec=${token}` };
const ui = 'http://localhost:8233';
const ring = { current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) };
const codec = payloadCodecOf(keySourceOf(ring));

const readable = payloadToJSON(defaultPayloadConverter.toPayload({ phase: 'consent' }));

let server: FastifyInstance;
beforeEach(() => {
  server = codecServer({ codec, token, origins: [ui], uiPort: null });
});
afterEach(() => server.close());

async function sealed(): Promise<unknown> {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload({ phase: 'consent' })]);
  return payloadToJSON(payload!);
}

function post(url: string, payload: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return server.inject({ method: 'POST', url, headers, payload });
}

describe('the codec endpoint', () => {
  it('opens payloads for whoever shows the token in a header', async () => {
    const response = await post('/decode', { payloads: [await sealed()] }, bearer);

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ payloads: [readable] });
  });

  it('opens payloads for the browser that has opened the link', async () => {
    const link = await server.inject({ url: `/open/${token}` });
    expect([link.statusCode, link.headers.location]).toEqual([303, ui]);
    expect(link.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(link.headers['set-cookie']).toBe(`regimen-codec=${token}; Path=/; HttpOnly; SameSite=Strict`);

    const browser = { cookie: `theme=dark; regimen-codec=${token}`, origin: ui };
    const response = await post('/codec/decode?preserveStorageRefs=true', { payloads: [await sealed()] }, browser);
    expect(response.json()).toEqual({ payloads: [readable] });
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': ui,
      'access-control-allow-credentials': 'true',
    });
  });

  it('asks browsers for TLS where the Temporal UI has it', async () => {
    const overTls = codecServer({ codec, token, origins: ['https://temporal.example.org'], uiPort: null });
    const { headers } = await overTls.inject({ url: `/open/${token}` });
    expect(headers['set-cookie']).toBe(`regimen-codec=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`);
    await overTls.close();
  });

  it('seals what it opens again', async () => {
    const { payloads } = (await post('/encode', { payloads: [readable] }, bearer)).json<{ payloads: object[] }>();

    expect(payloads).not.toEqual([readable]);
    expect((await post('/decode', { payloads }, bearer)).json()).toEqual({ payloads: [readable] });
  });

  it.each([
    ['no token', '/decode', {}],
    ['another token', '/decode', { authorization: 'Bearer another' }],
    ['the start of the token', '/decode', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['the token in another address than its link', `/codec/${token}/decode`, {}],
    ['a browser with another cookie', '/codec/decode', { cookie: 'regimen-codec=another' }],
    ["another site's page in a browser that was let in", '/codec/decode', { ...cookie, origin: 'http://localhost:1' }],
    ['a link with another token', '/open/another', {}],
    ['no token, at an address that does not exist', '/nowhere', {}],
  ])('is shut to %s', async (_case, url, headers) => {
    const response = await post(url, { payloads: [await sealed()] }, headers);

    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      error: 'The codec endpoint needs its token: send it as a bearer, or open its link.',
    });
  });

  it('names the key that it lacks', async () => {
    const other = payloadCodecOf(keySourceOf({ current: 'k-2', keys: new Map([['k-2', Buffer.alloc(32, 2)]]) }));
    const [payload] = await other.encode([defaultPayloadConverter.toPayload('text')]);

    const response = await post('/decode', { payloads: [payloadToJSON(payload!)] }, bearer);

    expect(response.statusCode).toBe(422);
    expect(response.json<{ error: string }>().error).toContain('the key "k-2", which is not in the key ring');
  });

  it.each([
    ['payloads that are no list', { payloads: {} }, 'payloads: Invalid input: expected array, received object'],
    ['a payload that is not base64', { payloads: [{ data: '%%' }] }, 'payloads.0.data: Invalid base64-encoded string'],
  ])('says what is wrong with a body of %s', async (_case, body, error) => {
    const response = await post('/decode', body, bearer);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({ error });
  });

  it('takes no list for an empty one, as Protobuf writes it', async () => {
    const response = await post('/encode', {}, bearer);
    expect([response.statusCode, response.json()]).toEqual([200, { payloads: [] }]);
  });

  it("lets the pages of the Temporal UI ask, and no other site's", async () => {
    const preflight = async (origin: string): Promise<LightMyRequestResponse> =>
      server.inject({
        method: 'OPTIONS',
        url: '/codec/decode',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-namespace' },
      });

    const allowed = await preflight(ui);
    expect(allowed.statusCode).toBe(204);
    expect(allowed.headers['access-control-allow-origin']).toBe(ui);
    expect(allowed.headers['access-control-allow-headers']).toBe('authorization, content-type, x-namespace');
    expect((await preflight('https://elsewhere.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers the pages of the Temporal UI', async () => {
    const response = await post('/codec/decode', { payloads: [] }, { ...cookie, origin: ui });

    expect(response.headers['access-control-allow-origin']).toBe(ui);
  });
});

describe('the codec token', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regimen-codec-token-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, readable by its owner alone, and fits into an address', async () => {
    const path = join(folder, 'keys', 'codec-token');
    const made = await openCodecToken(path);

    expect(made).toMatch(/^[\w-]{43}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await openCodecToken(path)).toBe(made);
    expect(openingLink('http://localhost:8234', 'abc')).toBe('http://localhost:8234/open/abc');
  });

  it.each([
    ['is too short to keep anybody out', 'secret'],
    ['would not fit into an address', 'a token that is long enough; and has other signs'],
  ])('is refused when it %s', async (_why, text) => {
    const path = join(folder, 'codec-token');
    writeFileSync(path, `${text}\n`);

    await expect(openCodecToken(path)).rejects.toThrow(
      `The codec token in ${path} is not 32 to 100 letters, digits, hyphens and underscores: delete it for a new one.`,
    );
  });
});
