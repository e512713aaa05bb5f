import Fastify from 'fastify';
import { z } from 'zod';
import { refuseUnknownNames } from '../../api/strict-names';
import { serveApi } from './served-api';
import type { Answer, ServedApi } from './served-api';

let api: ServedApi;
let endpoints: readonly (readonly ['GET' | 'POST', string])[];

beforeAll(async () => {
  api = await serveApi();
  const { paths } = (await api.server.inject('/openapi.json')).json<{ paths: Record<string, object> }>();
  endpoints = [
    ['GET', '/openapi.json'],
    ...Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase() as 'GET' | 'POST', addressOf(path)] as const),
    ),
  ];
}, 90_000);

afterAll(() => api.close());

/** An address of the form that the endpoint wants, of something that is not there. */
function addressOf(path: string): string {
  return path.replace('{protocol}', 'nothing').replace(/\{\w+\}/g, 'nobody');
}

interface BadField {
  readonly field: string;
  readonly value: unknown;
  readonly message: string;
  readonly wayOut: string;
}

const unknownIn = ({ body }: Answer): readonly BadField[] =>
  ((body['errors'] ?? []) as BadField[]).filter(({ message }) => message === 'is not known here');
const badFields = (answer: Answer) => (answer.body['errors'] as BadField[]).map(({ field }) => field);

/** Versions of protocols are approved and made active by others than coordinators. */
const whoMay = (address: string) => (address.startsWith('/protocols/') ? 'medicalLead' : 'coordinator');

describe('a query parameter that is not known', () => {
  it('is refused by name, with its value and those that there are', async () => {
    expect(await api.send('coordinator', 'GET', '/courses?statuss=held')).toMatchObject({
      status: 400,
      body: {
        type: 'urn:regimen:problem:BadFields',
        detail:
          'statuss is not known here: leave it out, or correct its spelling; there are: ' +
          'clinic, patient, status, phase, realm, cursor, limit.',
        errors: [{ field: 'statuss', value: 'held', message: 'is not known here' }],
      },
    });
  });

  it('is refused by every endpoint, also by those that take none', async () => {
    expect(endpoints.length).toBeGreaterThan(50);
    for (const [method, address] of endpoints) {
      const answer = await api.send(whoMay(address), method, `${address}?moonstone=blue`, {});
      const [unknown] = unknownIn(answer);
      expect([method, address, answer.status, unknown?.field, unknown?.value]).toEqual([
        ...[method, address, 400, 'moonstone', 'blue'],
      ]);
    }
    expect(unknownIn(await api.send(null, 'GET', '/health?verbose=1'))).toEqual([
      { field: 'verbose', value: '1', message: 'is not known here', wayOut: 'leave it out: there is none of any name' },
    ]);
  });
});

describe('a member of a body that is not known', () => {
  it('is refused by every endpoint that takes a body', async () => {
    const writes = endpoints.filter(([method]) => method === 'POST');
    expect(writes.length).toBeGreaterThan(40);
    for (const [method, address] of writes) {
      const answer = await api.send(whoMay(address), method, address, { moonstone: 'blue' });
      const [unknown] = unknownIn(answer);
      expect([address, answer.status, unknown?.field, unknown?.value]).toEqual([address, 400, 'moonstone', 'blue']);
    }
  });
});

describe('a request that is wrong in several places', () => {
  it('is told of all of them at once: in its address, its body and its query', async () => {
    const events = await api.send('coordinator', 'GET', '/courses/a%20course/events?from=0&form=1&limit=500');
    expect([events.status, badFields(events)]).toEqual([400, ['courseId', 'from', 'limit', 'form']]);
    const flag = await api.send('coordinator', 'POST', '/courses/a%20course/commands/RaiseFlag?now=1', { why: 'x' });
    expect([flag.status, badFields(flag)]).toEqual([400, ['courseId', 'reason', 'why', 'now']]);
  });
});

describe('an id that nobody has', () => {
  it.each([
    ['GET', '/courses/nobody', 'GET /courses lists those that are.'],
    ['GET', '/courses/nobody/agenda', 'GET /courses lists those that are.'],
    ['GET', '/courses/nobody/events', 'GET /courses lists those that are.'],
    ['POST', '/courses/nobody/commands/ReportDeath', 'GET /courses lists those that are.'],
    ['GET', '/patients/nobody', 'GET /patients lists those that are.'],
    ['GET', '/protocols/nothing', 'GET /protocols lists those that are.'],
    ['POST', '/courses/nobody/commands/ReportDeaths', 'GET /openapi.json describes those that there are.'],
  ] as const)('is answered with 404, and what to do: %s %s', async (method, address, wayOut) => {
    const { status, headers, body } = await api.send('coordinator', method, address);
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(String(body['detail']).endsWith(wayOut)).toBe(true);
  });
});

describe('an id that nobody can have', () => {
  it.each([
    ['too long for one', 'x'.repeat(1_000), 'courseId is more than 64 characters: send at most 64 characters.'],
    [
      'with a space',
      'a%20course',
      'courseId is not an id: letters and digits, no spaces: write it as it was given to you.',
    ],
    ['no text at all', '%E0%A4%A', "'/courses/%E0%A4%A' is not a valid url component"],
  ])('is answered with a problem that says why: %s', async (_what, id, detail) => {
    const { status, headers, body } = await api.send('coordinator', 'GET', `/courses/${id}`);
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(body['detail']).toBe(detail);
  });
});

describe('an endpoint that would pass over names', () => {
  it.each([
    ['its query', { querystring: z.object({ status: z.string() }) }],
    ['its body', { body: z.looseObject({ reason: z.string() }) }],
  ])('cannot be made: %s', (_what, schema) => {
    const server = Fastify();
    refuseUnknownNames(server);
    expect(() => server.post('/doses', { schema }, async () => ({}))).toThrow(
      'Route /doses passes over names that it does not know',
    );
  });
});
