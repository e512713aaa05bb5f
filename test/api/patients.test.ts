import type { PatientId } from '../../domain/ids';
import { hashOfBearerKey, newBearerKey } from '../../api/auth/bearer-key';
import { StoreUnavailable } from '../../store';
import { addPatient, clinic, openCourse, serveApi } from './served-api';
import type { Answer, ServedApi } from './served-api';

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
        [
          'sex',
          'leave it out, or correct its spelling; there are: ' +
            'externalId, name, email, phone, language, zone, consent, optedOut, highRisk, clinics',
        ],
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

describe('changing a patient', () => {
  const change = (id: string, body: object, key?: string) =>
    api.send('coordinator', 'PATCH', `/patients/${id}`, body, key);
  const shown = (id: string) => api.send('coordinator', 'GET', `/patients/${id}`);

  it('changes what is named alone, each channel by itself, and answers with the patient', async () => {
    const id = await addPatient(api);
    const before = (await shown(id)).body;
    const changed = await change(id, { zone: 'America/Denver', optedOut: { email: true }, consent: { sms: true } });
    expect(changed).toMatchObject({ status: 200 });
    expect(changed.body).toEqual({
      ...before,
      zone: 'America/Denver',
      optedOut: { email: true, sms: false },
      consent: { email: true, sms: true },
    });
    expect((await shown(id)).body).toEqual(changed.body);
    expect((await change(id, { email: null })).body).toEqual({ ...changed.body, email: null });
  });

  it('has the open courses of the patient look at it, and those alone, once for each change', async () => {
    const id = await addPatient(api);
    const open = await openCourse(api, id);
    await openCourse(api, await addPatient(api));
    const told = jest.spyOn(api.courses, 'lookAgain');
    await change(id, { zone: 'America/Denver' }, 'moved');
    await change(id, { zone: 'America/Denver' }, 'moved');
    await change(id, { zone: 'America/New_York' });
    await change(id, { zone: 'America/Denver' });
    expect(told.mock.calls.map(([course, { because }]) => [course, because])).toEqual([
      [open, 'patient'],
      [open, 'patient'],
      [open, 'patient'],
    ]);
    expect(new Set(told.mock.calls.map(([, { change: which }]) => which)).size).toBe(3);
    told.mockRestore();
  });

  it('is answered by the register as it is then when it is sent again, and keeps no address besides', async () => {
    const id = await addPatient(api);
    await change(id, { email: 'new@example.org' }, 'address');
    await change(id, { name: 'Pat Renamed' });
    const again = await change(id, { email: 'new@example.org' }, 'address');
    expect(again).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' } });
    expect(again.body).toMatchObject({ name: 'Pat Renamed', email: 'new@example.org' });
    expect(await change(id, { email: 'other@example.org' }, 'address')).toMatchObject({ status: 422 });
  });

  it('that its courses could not be told of may be sent again under its key', async () => {
    const id = await addPatient(api);
    await openCourse(api, id);
    const told = jest.spyOn(api.courses, 'lookAgain').mockRejectedValueOnce(new StoreUnavailable('away'));
    expect((await change(id, { zone: 'America/Denver' }, 'again')).status).toBe(503);
    expect((await change(id, { zone: 'America/Denver' }, 'again')).status).toBe(200);
    expect(told).toHaveBeenCalledTimes(2);
    expect(told.mock.calls[1]).toEqual(told.mock.calls[0]);
    told.mockRestore();
  });

  it('is told every bad field at once, and how to mend it', async () => {
    const id = await addPatient(api);
    const bad = { name: '', email: 'pat', phone: '555-0142', zone: 'Mars', consent: { fax: true }, id: 'p-2' };
    expect(wrong(await change(id, bad))).toEqual([
      ['name', 'send at least 1 character'],
      ['email', 'write it as it was given to you'],
      ['phone', 'send it with + and the country code, without spaces'],
      ['zone', 'send an IANA name such as America/New_York'],
      ['consent.fax', 'leave it out, or correct its spelling; there are: email, sms'],
      [
        'id',
        'leave it out, or correct its spelling; there are: ' +
          'externalId, name, email, phone, language, zone, consent, optedOut, highRisk, clinics',
      ],
    ]);
    expect(wrong(await change(id, {}))).toEqual([['', 'send at least one field of the patient']]);
    expect(wrong(await change(id, { clinics: [clinic, 'moon'] }))).toEqual([
      ['clinics[1]', 'load its clinic file first, or correct the id'],
    ]);
    expect(wrong(await change(id, { highRisk: true }, ''))).toEqual([
      ['Idempotency-Key', 'send a header with a key of your own, such as a UUID, new for each new intention'],
    ]);
  });

  it('is refused for a patient who is not there, and for an external id that another has', async () => {
    expect(await change('p-nobody', { highRisk: true })).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:PatientUnknown' },
    });
    await add({ name: 'Five', externalId: 'ehr-5', clinics: [clinic] });
    expect(await change(await addPatient(api), { externalId: 'ehr-5' })).toMatchObject({
      status: 409,
      body: { type: 'urn:regimen:problem:PatientKnown' },
    });
  });

  it('is for those who may add one, and for their clinics', async () => {
    const id = await addPatient(api);
    expect((await api.send('auditor', 'PATCH', `/patients/${id}`, { highRisk: true })).status).toBe(403);
    expect((await api.send('integration', 'PATCH', `/patients/${id}`, { highRisk: true })).status).toBe(200);
    const bearerKey = newBearerKey('elsewhere');
    await api.store.keys.add({
      id: 'elsewhere',
      hash: hashOfBearerKey(bearerKey),
      actor: { kind: 'person', id: 'eve' as never, role: 'coordinator', clinics: ['elsewhere' as never] },
      label: 'elsewhere',
    });
    const response = await api.server.inject({
      method: 'PATCH',
      url: `/patients/${id}`,
      headers: { authorization: `Bearer ${bearerKey}`, 'idempotency-key': 'eve' },
      payload: { name: 'Eve' },
    });
    expect(response.statusCode).toBe(404);
    expect((await shown(id)).body['name']).toBe('Pat Example');
  });

  it('is logged as a look at the patient', async () => {
    const id = await addPatient(api);
    await change(id, { highRisk: true });
    expect(await api.store.access.list(id as PatientId, 10)).toMatchObject([
      { actor: { id: 'the-coordinator' }, what: 'PATCH /patients/:patientId' },
    ]);
  });

  const wrong = ({ body }: Answer) =>
    (body['errors'] as { field: string; wayOut: string }[]).map(({ field, wayOut }) => [field, wayOut]);
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
    expect(listed.body).toMatchObject({ items: [{ id: 'sublingual-home', version: '1.1.0', status: 'active' }] });
    const shown = await api.send('coordinator', 'GET', '/protocols/sublingual-home?version=1.1.0');
    expect(shown.body).toMatchObject({ protocol: { schema: 1, id: 'sublingual-home', setting: 'home' } });
    expect(await api.send('coordinator', 'GET', '/protocols/sublingual-home?version=2.0.0')).toMatchObject({
      status: 404,
      body: {
        type: 'urn:regimen:problem:ProtocolUnknown',
        detail: 'No version 2.0.0 of protocol "sublingual-home" is known here; GET /protocols lists those that are.',
      },
    });
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
