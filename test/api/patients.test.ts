import { clinic, serveApi } from './served-api';
import type { ServedApi } from './served-api';

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
}, 90_000);

afterAll(() => api.close());

const add = (body: object, key?: string) => api.send('coordinator', 'POST', '/patients', body, key);

describe('adding a patient', () => {
  it('answers with an id alone, and what was left out is at its safest', async () => {
    const added = await add({ name: 'Pat Example', clinics: [clinic] });
    expect(added.status).toBe(201);
    expect(Object.keys(added.body)).toEqual(['id']);
    const shown = await api.send('coordinator', 'GET', `/patients/${String(added.body['id'])}`);
    expect(shown.body).toEqual({
      id: added.body['id'],
      externalId: null,
      name: 'Pat Example',
      email: null,
      phone: null,
      language: 'en',
      zone: null,
      consent: { email: false, sms: false },
      optedOut: { email: false, sms: false },
      highRisk: false,
      clinics: [clinic],
    });
  });

  it('is told every bad field at once, and how to mend it', async () => {
    const bad = { name: '', email: 'pat', phone: '555-0142', language: '?', zone: 'Mars', clinics: [], sex: 'f' };
    const { status, body } = await add(bad);
    expect(status).toBe(400);
    expect((body['errors'] as { field: string; wayOut: string }[]).map(({ field, wayOut }) => [field, wayOut])).toEqual(
      [
        ['name', 'send at least 1 character'],
        ['email', 'write it as it was given to you'],
        ['phone', 'send it with + and the country code, without spaces'],
        ['language', 'send a BCP 47 tag such as en or es-MX'],
        ['zone', 'send an IANA name such as America/New_York'],
        ['clinics', 'send at least 1 item'],
        ['sex', 'leave it out, or correct its spelling'],
      ],
    );
  });

  it('is refused at a clinic that is not there, and may come again under the same key', async () => {
    const refused = await add({ name: 'Pat', clinics: [clinic, 'moon'] }, 'moon');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'clinics[1]', value: 'moon' }] } });
    expect((await add({ name: 'Pat', clinics: [clinic] }, 'moon')).status).toBe(201);
  });

  it('is refused for an external id that another patient has', async () => {
    expect((await add({ name: 'One', externalId: 'ehr-1', clinics: [clinic] })).status).toBe(201);
    expect(await add({ name: 'Two', externalId: 'ehr-1', clinics: [clinic] })).toMatchObject({
      status: 409,
      body: { type: 'urn:regimen:problem:PatientKnown' },
    });
    expect((await api.send('coordinator', 'GET', '/patients?externalId=ehr-1')).body).toMatchObject({
      items: [{ name: 'One' }],
      next: null,
    });
  });
});

describe('the register', () => {
  it('is read page by page', async () => {
    await add({ name: 'Three', clinics: [clinic] });
    await add({ name: 'Four', clinics: [clinic] });
    const first = await api.send('coordinator', 'GET', '/patients?limit=1');
    const second = await api.send('coordinator', 'GET', `/patients?limit=1&cursor=${String(first.body['next'])}`);
    expect(first.body['items']).toHaveLength(1);
    expect(second.body['items']).toHaveLength(1);
    expect(second.body['items']).not.toEqual(first.body['items']);
  });

  it('says of an id that nobody has that it is unknown', async () => {
    expect(await api.send('coordinator', 'GET', '/patients/p-nobody')).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:PatientUnknown' },
    });
  });
});

describe('the protocols', () => {
  it('are listed and shown whole', async () => {
    const listed = await api.send('coordinator', 'GET', '/protocols');
    expect(listed.body).toMatchObject({ items: [{ id: 'sublingual-home', version: '2.0.0', digest: 'digest-1' }] });
    const shown = await api.send('coordinator', 'GET', '/protocols/sublingual-home?version=2.0.0');
    expect(shown.body).toMatchObject({ protocol: { schema: 2, id: 'sublingual-home', setting: 'home' } });
    expect((await api.send('coordinator', 'GET', '/protocols/sublingual-home?version=3.0.0')).status).toBe(404);
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['no JSON', '{"name":', 400, 'MalformedRequest'],
    ['a megabyte and more', JSON.stringify({ name: 'x'.repeat(1_048_577) }), 413, 'MalformedRequest'],
  ])('is answered with a problem: %s', async (_what, payload, status, name) => {
    const { authorization } = api.headers('coordinator');
    const response = await api.server.inject({
      method: 'POST',
      url: '/patients',
      headers: { authorization, 'idempotency-key': 'x', 'content-type': 'application/json' },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ type: `urn:regimen:problem:${name}`, status });
  });

  it('is answered with a problem when nothing lives at its address', async () => {
    expect(await api.send('coordinator', 'GET', '/doses')).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:EndpointUnknown' },
    });
  });
});
