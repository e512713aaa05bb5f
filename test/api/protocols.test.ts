import { protocolDigest } from '../../client/protocol-files/protocol-digest';
import type { Role } from '../../domain/course/actor';
import { instant } from '../../domain/time/instant';
import { shippedProtocol } from '../support/shipped-protocol';
import { addPatient, clinic, serveApi } from './served-api';
import type { Answer, ServedApi } from './served-api';

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
}, 90_000);

afterAll(() => api.close());

const shipped = shippedProtocol('sublingual-home');
const content = (id: string, version = '1.0.0') => ({ ...shipped, id, version });
const publish = (id: string, version?: string) => api.send('coordinator', 'POST', '/protocols', content(id, version));
const move = (role: Role, verb: string, id: string, version = '1.0.0', more: object = {}, key?: string) =>
  api.send(role, 'POST', `/protocols/${id}/versions/${version}/${verb}`, { reason: `to ${verb}`, ...more }, key);

async function activate(id: string, version: string): Promise<Answer> {
  await publish(id, version);
  await move('clinician', 'approve', id, version);
  return move('medicalLead', 'activate', id, version);
}

async function listed(id: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await api.send('auditor', 'GET', '/protocols');
  return (body['items'] as Readonly<Record<string, unknown>>[]).filter((one) => one['id'] === id);
}

describe('a version of a protocol', () => {
  it('goes from draft to retired, and shows who approved it and when', async () => {
    const digest = protocolDigest(content('steps'));
    expect(await publish('steps')).toMatchObject({
      status: 201,
      body: { id: 'steps', version: '1.0.0', digest, status: 'draft' },
    });
    expect(await listed('steps')).toMatchObject([{ status: 'draft', approvedBy: null, approvedAt: null }]);
    api.now = instant('2031-03-04T09:00:00Z');
    expect((await move('clinician', 'approve', 'steps', '1.0.0', { digest })).body).toEqual({
      id: 'steps',
      version: '1.0.0',
      status: 'approved',
      retired: null,
    });
    api.now = instant('2031-03-05T09:00:00Z');
    expect((await move('medicalLead', 'activate', 'steps')).status).toBe(200);
    expect(await listed('steps')).toMatchObject([
      {
        status: 'active',
        approvedBy: { kind: 'person', id: 'the-clinician', role: 'clinician' },
        approvedAt: '2031-03-04T09:00:00.000Z',
      },
    ]);
    expect((await move('admin', 'retire', 'steps')).status).toBe(200);
    const { body } = await api.send('auditor', 'GET', '/protocols/steps/history?version=1.0.0');
    const told = (body['items'] as { status: string; at: string; actor: { id: string }; reason: string | null }[]).map(
      ({ status, at, actor, reason }) => [status, at, actor.id, reason],
    );
    expect(told).toEqual([
      ['draft', '2031-03-03T14:00:00.000Z', 'the-coordinator', null],
      ['approved', '2031-03-04T09:00:00.000Z', 'the-clinician', 'to approve'],
      ['active', '2031-03-05T09:00:00.000Z', 'the-medicalLead', 'to activate'],
      ['retired', '2031-03-05T09:00:00.000Z', 'the-admin', 'to retire'],
    ]);
  });

  it('that becomes active retires the one before, which is named', async () => {
    await activate('successive', '1.0.0');
    expect((await activate('successive', '1.1.0')).body).toMatchObject({ status: 'active', retired: '1.0.0' });
    expect((await listed('successive')).map(({ version, status }) => [version, status])).toEqual([
      ['1.1.0', 'active'],
      ['1.0.0', 'retired'],
    ]);
  });

  it.each<[Role, string, string]>([
    ['coordinator', 'approve', 'clinician, medicalLead'],
    ['admin', 'approve', 'clinician, medicalLead'],
    ['clinician', 'activate', 'medicalLead, admin'],
    ['clinician', 'retire', 'medicalLead, admin'],
  ])('is not moved by a role that may not: %s, %s', async (role, verb, allowed) => {
    expect(await move(role, verb, 'sublingual-home')).toMatchObject({
      status: 403,
      body: { type: 'urn:regimen:problem:EndpointNotAllowed', detail: expect.stringContaining(allowed) as string },
    });
  });

  it('is not moved where that is not possible, and its status is named with what is', async () => {
    await publish('not-yet');
    expect(await move('medicalLead', 'activate', 'not-yet')).toMatchObject({
      status: 409,
      body: {
        type: 'urn:regimen:problem:ProtocolMoveNotPossible',
        title: 'A version that is a draft cannot be made active',
        detail: 'not-yet@1.0.0 is a draft: it can be approved.',
        versionStatus: 'draft',
        possible: ['approved'],
      },
    });
    expect(await move('medicalLead', 'approve', 'not-yet', '9.0.0')).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:ProtocolUnknown' },
    });
  });

  it('that was retired comes back by a medical lead alone', async () => {
    await activate('returning', '1.0.0');
    await move('medicalLead', 'retire', 'returning');
    expect(await move('admin', 'activate', 'returning')).toMatchObject({
      status: 403,
      body: {
        type: 'urn:regimen:problem:ProtocolMoveNotAllowed',
        detail: 'returning@1.0.0 is retired; it is made active by: medicalLead.',
      },
    });
    expect((await move('medicalLead', 'activate', 'returning')).status).toBe(200);
  });

  it('is not approved in another content than the one that was read', async () => {
    await publish('read');
    const read = protocolDigest(content('read'));
    await api.send('coordinator', 'POST', '/protocols', { ...content('read'), title: 'another' });
    expect(await move('clinician', 'approve', 'read', '1.0.0', { digest: read })).toMatchObject({
      status: 409,
      body: { type: 'urn:regimen:problem:ProtocolContentDiffers' },
    });
    expect(await listed('read')).toMatchObject([{ status: 'draft', title: 'another' }]);
  });

  it('needs a reason to be moved', async () => {
    expect(await api.send('clinician', 'POST', '/protocols/read/versions/1.0.0/approve', {})).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason', message: 'is missing' }] },
    });
  });

  it('is moved once by a request that comes again', async () => {
    await publish('again');
    const first = await move('clinician', 'approve', 'again', '1.0.0', {}, 'approve-again');
    expect(await move('clinician', 'approve', 'again', '1.0.0', {}, 'approve-again')).toMatchObject({
      status: 200,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
  });

  it('that is approved is frozen: other content needs another version', async () => {
    await publish('frozen');
    await move('clinician', 'approve', 'frozen');
    expect(await api.send('coordinator', 'POST', '/protocols', { ...content('frozen'), title: 'x' })).toMatchObject({
      status: 409,
      body: {
        type: 'urn:regimen:problem:ProtocolVersionTaken',
        detail: 'What was approved of frozen 1.0.0 never changes: raise "version" and publish that.',
      },
    });
  });
});

describe('a protocol with errors', () => {
  it('is not published, and every error is named at once, of form and of sense', async () => {
    const { title: _title, ...rest } = content('wrong');
    const vitals = { ...rest.vitals, diastolicMaximum: 999 };
    const answer = await api.send('coordinator', 'POST', '/protocols', { ...rest, vitals, colour: 'red' });
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:regimen:problem:BadFields' } });
    const fields = (answer.body['errors'] as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(['title', 'colour', 'vitals.diastolicMaximum']);
    expect(await listed('wrong')).toEqual([]);
  });

  it('that is no object is said to be none', async () => {
    expect(await api.send('coordinator', 'POST', '/protocols', [])).toMatchObject({
      status: 400,
      body: { errors: [{ field: '' }] },
    });
  });

  it('has no history', async () => {
    expect((await api.send('auditor', 'GET', '/protocols/nothing/history')).status).toBe(404);
  });
});

describe('opening a course', () => {
  const open = async (protocol: string, realm = 'real') =>
    api.send('coordinator', 'POST', '/courses', { protocol, clinic, patient: await addPatient(api), realm });

  it('that is real begins under the active version, not under a higher draft', async () => {
    await activate('two', '1.0.0');
    await publish('two', '2.0.0');
    const { courseId } = (await open('two')).body;
    expect((await api.send('coordinator', 'GET', `/courses/${String(courseId)}`)).body).toMatchObject({
      protocol: { id: 'two', version: '1.0.0' },
    });
    expect(await open('two@2.0.0')).toMatchObject({
      status: 409,
      body: {
        type: 'urn:regimen:problem:ProtocolNotActive',
        detail:
          'two@2.0.0 is a draft. Have it approved and made active (POST /protocols/two/versions/2.0.0/…). ' +
          'Or name two@1.0.0, which is active. A practice course may use it as it is.',
        versionStatus: 'draft',
        activeVersion: '1.0.0',
      },
    });
  });

  it('that is under way is not adopted under a version that is not active', async () => {
    await publish('not-adopted');
    const body = { protocol: 'not-adopted', clinic, patient: await addPatient(api), asOf: '2031-03-03T14:00:00Z' };
    expect(await api.send('coordinator', 'POST', '/courses/adopt', { ...body, facts: [] })).toMatchObject({
      status: 409,
      body: { type: 'urn:regimen:problem:ProtocolNotActive', activeVersion: null },
    });
  });

  it('for practice may try a draft or an approved version, and no retired one', async () => {
    await publish('tried');
    expect((await open('tried', 'practice')).status).toBe(201);
    await move('clinician', 'approve', 'tried');
    expect((await open('tried@1.0.0', 'practice')).status).toBe(201);
    expect((await open('tried')).status).toBe(409);
    await move('medicalLead', 'retire', 'tried');
    expect(await open('tried', 'practice')).toMatchObject({
      status: 409,
      body: { title: 'No course begins under a retired protocol', versionStatus: 'retired' },
    });
  });

  it('leaves the course its protocol when that is retired', async () => {
    await activate('kept', '1.0.0');
    const courseId = String((await open('kept')).body['courseId']);
    await activate('kept', '2.0.0');
    const sent = await api.send('coordinator', 'POST', `/courses/${courseId}/commands/SubmitScreening`, {
      answers: {},
    });
    expect(sent.status).toBe(200);
    expect((await api.send('coordinator', 'GET', `/courses/${courseId}`)).body).toMatchObject({
      protocol: { version: '1.0.0' },
    });
  });
});
