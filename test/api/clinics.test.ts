import { hashOfBearerKey, newBearerKey } from '../../api/auth/bearer-key';
import type { ActorId, ClinicId } from '../../domain/ids';
import { demoClinic } from '../support/demo-clinic';
import { addPatient, clinic, openCourse, serveApi } from './served-api';
import type { Answer, ServedApi } from './served-api';

let api: ServedApi;
let patient: string;
let courseId: string;
const elsewhere = newBearerKey('elsewhere');
const both = newBearerKey('both');

beforeAll(async () => {
  api = await serveApi();
  await api.store.clinics.put(demoClinic({ id: 'other' as ClinicId }));
  await addKey('elsewhere', elsewhere, ['other']);
  await addKey('both', both, ['other', clinic]);
  patient = await addPatient(api);
  courseId = await openCourse(api, patient);
}, 90_000);

afterAll(() => api.close());

async function addKey(id: string, bearerKey: string, clinics: readonly string[]): Promise<void> {
  const actor = { kind: 'person', id: id as ActorId, role: 'coordinator', clinics: clinics as ClinicId[] } as const;
  await api.store.keys.add({ id, hash: hashOfBearerKey(bearerKey), actor, label: id });
}

async function as(bearerKey: string, method: 'GET' | 'POST', url: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${bearerKey}`, 'idempotency-key': `${method} ${url}`.replaceAll(' ', '') };
  const response = await api.server.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  return { status: response.statusCode, headers: response.headers, body: response.json<Answer['body']>() };
}

describe('a key of another clinic', () => {
  it.each(['/courses/', '/courses/$/agenda', '/courses/$/events', '/patients/'])(
    'does not learn that there is such a course or patient: GET %s',
    async (path) => {
      const url = path.includes('$')
        ? path.replace('$', courseId)
        : `${path}${path === '/patients/' ? patient : courseId}`;
      expect((await as(elsewhere, 'GET', url)).status).toBe(404);
      expect((await as(both, 'GET', url)).status).toBe(200);
    },
  );

  it('cannot tell such a course anything', async () => {
    const url = `/courses/${courseId}/commands/RaiseFlag`;
    expect(await as(elsewhere, 'POST', url, { reason: 'curious' })).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:CourseUnknown' },
    });
    const accepted = await as(both, 'POST', url, { reason: 'worried' });
    expect(accepted.status).toBe(200);
    const log = await api.store.courses.entries(courseId as never, 1, 100);
    expect(log.find(({ event }) => event.type === 'FlagRaised')?.actor).toEqual({
      kind: 'person',
      id: 'both',
      role: 'coordinator',
      via: 'api',
    });
  });

  it('cannot open a course or add a patient there', async () => {
    const opening = { protocol: 'sublingual-home', clinic, patient };
    expect(await as(elsewhere, 'POST', '/courses', opening)).toMatchObject({
      status: 403,
      body: { type: 'urn:regimen:problem:ClinicNotAllowed', detail: 'It may not see or act for "demo".' },
    });
    expect((await as(elsewhere, 'POST', '/patients', { name: 'Pat', clinics: [clinic] })).status).toBe(403);
  });

  it('lists its own alone', async () => {
    for (const path of ['/courses', '/obligations', '/patients']) {
      expect((await as(elsewhere, 'GET', path)).body).toEqual({ items: [], next: null });
      expect((await as(elsewhere, 'GET', `${path}?clinic=demo`)).status).toBe(403);
    }
  });
});

describe('a key of several clinics', () => {
  it('names the one to list', async () => {
    expect(await as(both, 'GET', '/courses')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'clinic', message: 'is missing', wayOut: 'name one of yours: other, demo' }] },
    });
    expect((await as(both, 'GET', '/courses?clinic=demo')).body).toMatchObject({ items: [{ courseId }] });
  });
});
