import { instant } from '../../domain/time/instant';
import { addPatient, clinic, openCourse, serveApi } from './served-api';
import type { Answer, ServedApi } from './served-api';

let api: ServedApi;
let patient: string;

beforeAll(async () => {
  api = await serveApi();
  patient = await addPatient(api);
}, 90_000);

beforeEach(() => {
  api.now = instant('2031-03-03T14:00:00Z');
});

afterAll(() => api.close());

const command = (courseId: string, type: string, body: object = {}): Promise<Answer> =>
  api.send('clinician', 'POST', `/courses/${courseId}/commands/${type}`, body);

async function inTreatment(): Promise<string> {
  const courseId = await openCourse(api, patient);
  await command(courseId, 'SubmitScreening', { answers: {} });
  await command(courseId, 'DecideScreening', { decision: 'approved', reason: 'suitable' });
  const { form, version } = (await api.store.protocols.get('sublingual-home'))?.protocol.consent ?? {};
  await command(courseId, 'SignConsent', { form, version, language: 'en', signer: 'patient', method: 'electronic' });
  const supplies = (await api.store.protocols.get('sublingual-home'))?.protocol.supplies ?? [];
  for (const { id } of supplies) await command(courseId, 'RecordSupply', { supply: id, state: 'delivered' });
  return courseId;
}

describe('opening a course', () => {
  it('answers with its id and the entries it made', async () => {
    const answer = await api.send('coordinator', 'POST', '/courses', {
      protocol: 'sublingual-home@2.0.0',
      clinic,
      patient,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ courseId: expect.stringMatching(/^[0-9a-f]{20}$/) as string, seqs: [1, 2, 3] });
  });

  it('is told of everything that is not known here at once', async () => {
    const body = { protocol: 'sublingual-home@9.9.9', clinic: 'elsewhere', patient: 'nobody', follows: 'never' };
    expect(await api.send('coordinator', 'POST', '/courses', body)).toMatchObject({
      status: 400,
      body: {
        type: 'urn:regimen:problem:BadFields',
        errors: [
          { field: 'protocol', value: 'sublingual-home@9.9.9', wayOut: 'GET /protocols lists what is published' },
          { field: 'clinic', value: 'elsewhere', wayOut: 'load its clinic file first, or correct the id' },
          { field: 'patient', value: 'nobody', wayOut: 'add the patient first, with POST /patients' },
          { field: 'follows', value: 'never', wayOut: 'name an earlier course of the same patient, or leave it out' },
        ],
      },
    });
  });

  it('may come again, mended, under the same key, when nothing was opened', async () => {
    const body = { protocol: 'sublingual-home', clinic, patient: 'nobody' };
    expect((await api.send('coordinator', 'POST', '/courses', body, 'mended')).status).toBe(400);
    expect((await api.send('coordinator', 'POST', '/courses', { ...body, patient }, 'mended')).status).toBe(201);
  });

  it('takes in a course under way, with its facts at their own times', async () => {
    const fact = (id: string) => ({ source: 'ehr', id, version: 1 });
    const body = {
      protocol: 'sublingual-home',
      clinic,
      patient,
      asOf: '2031-03-03T14:00:00Z',
      facts: [
        { type: 'SubmitScreening', answers: {}, at: '2031-02-03T14:00:00Z', fact: fact('1') },
        { type: 'DecideScreening', decision: 'approved', reason: 'fit', at: '2031-02-04T14:00:00Z', fact: fact('2') },
      ],
    };
    const adopted = await api.send('coordinator', 'POST', '/courses/adopt', body);
    expect(adopted.status).toBe(201);
    const shown = await api.send('coordinator', 'GET', `/courses/${String(adopted.body['courseId'])}`);
    expect(shown.body).toMatchObject({
      adoptedAsOf: '2031-03-03T14:00:00.000Z',
      phase: 'consent',
      screening: {
        submittedAt: '2031-02-03T14:00:00.000Z',
        decision: 'approved',
        decidedAt: '2031-02-04T14:00:00.000Z',
      },
    });
  });
});

describe('a course', () => {
  it('is shown as it is now, in the words of its clinic', async () => {
    const courseId = await openCourse(api, patient);
    expect((await api.send('clinician', 'GET', `/courses/${courseId}`)).body).toMatchObject({
      courseId,
      realm: 'real',
      clinic,
      zone: 'America/New_York',
      patient,
      protocol: { id: 'sublingual-home', version: '2.0.0' },
      phase: 'screening',
      status: 'active',
      openedAt: '2031-03-03T14:00:00.000Z',
      sessions: [],
      obligations: [
        { obligation: 'submitScreening:0', owner: 'patient', dueAt: '2031-03-10T13:00:00.000Z', escalated: false },
      ],
      holds: [],
      findings: [],
      lastSeq: 3,
    });
  });

  it('says what it will do by itself, soonest first', async () => {
    const courseId = await openCourse(api, patient);
    expect((await api.send('clinician', 'GET', `/courses/${courseId}/agenda`)).body).toEqual({
      courseId,
      zone: 'America/New_York',
      asOf: '2031-03-03T14:00:00.000Z',
      items: [
        { at: '2031-03-05T14:00:00.000Z', what: 'remind', about: 'submitScreening:0' },
        { at: '2031-03-08T14:00:00.000Z', what: 'remind', about: 'submitScreening:0' },
        { at: '2031-03-10T13:00:00.000Z', what: 'escalate', about: 'submitScreening:0' },
      ],
    });
  });

  it('shows its log page by page', async () => {
    const courseId = await openCourse(api, patient);
    const first = await api.send('clinician', 'GET', `/courses/${courseId}/events?limit=2`);
    expect(first.body).toMatchObject({ next: 3, items: [{ seq: 1, event: { type: 'CourseOpened' } }, { seq: 2 }] });
    const rest = await api.send('clinician', 'GET', `/courses/${courseId}/events?from=3`);
    expect(rest.body).toMatchObject({ next: null, items: [{ seq: 3, event: { type: 'ObligationOpened' } }] });
  });

  it('stands in the list of its patient, with what comes next', async () => {
    const another = await addPatient(api);
    const courseId = await openCourse(api, another);
    const { body } = await api.send('coordinator', 'GET', `/courses?patient=${another}`);
    expect(body).toMatchObject({
      items: [
        { courseId, phase: 'screening', status: 'active', zone: 'America/New_York', openEscalations: 0, lastSeq: 3 },
      ],
      next: null,
    });
  });

  it.each(['', '/agenda', '/events'])(
    'that nobody knows is said to be unknown: GET /courses/nobody%s',
    async (path) => {
      expect(await api.send('clinician', 'GET', `/courses/nobody${path}`)).toMatchObject({
        status: 404,
        body: { type: 'urn:regimen:problem:CourseUnknown' },
      });
    },
  );
});

describe('a command', () => {
  it('that says all by its name needs no body', async () => {
    const courseId = await openCourse(api, patient);
    const answer = await api.send('clinician', 'POST', `/courses/${courseId}/commands/ReportDeath`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ courseId });
  });

  it('to a course that nobody knows is said to be so', async () => {
    expect(await command('nobody', 'RaiseFlag', { reason: 'worried' })).toMatchObject({
      status: 404,
      body: { type: 'urn:regimen:problem:CourseUnknown' },
    });
  });

  it('that books too early is refused, naming the first instant that would be allowed', async () => {
    const courseId = await inTreatment();
    expect((await command(courseId, 'BookSession', { startsAt: '2031-03-10T15:00:00Z' })).status).toBe(200);
    const refused = await command(courseId, 'BookSession', { startsAt: '2031-03-11T15:00:00Z' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'urn:regimen:problem:TooEarly',
        title: 'The session would be too early',
        earliest: '2031-03-13T15:00:00.000Z',
        refusal: { type: 'TooEarly', evaluation: { code: 'tooEarly' } },
      },
    });
    expect(refused.body['detail']).toMatch(/^The earliest allowed start is 2031-03-13T15:00:00\.000Z/);
  });

  it('that books in the past is refused with both times', async () => {
    const courseId = await inTreatment();
    expect(await command(courseId, 'BookSession', { startsAt: '2031-03-03T13:00:00Z' })).toMatchObject({
      status: 409,
      body: {
        type: 'urn:regimen:problem:StartsInThePast',
        refusal: { startsAt: '2031-03-03T13:00:00.000Z', now: '2031-03-03T14:00:00.000Z' },
      },
    });
  });

  it('after the course was closed is refused, saying what takes it up again', async () => {
    const courseId = await openCourse(api, patient);
    await command(courseId, 'CloseCourse', { outcome: 'discontinued', reason: 'moved away' });
    const refused = await command(courseId, 'BookSession', { startsAt: '2031-03-10T15:00:00Z' });
    expect(refused).toMatchObject({ status: 409, body: { type: 'urn:regimen:problem:CourseClosed' } });
    expect(refused.body['detail']).toMatch(/ReopenCourse takes it up again/);
  });
});

describe('the work list', () => {
  it('shows what is owed with its clinic zone, and only what is overdue when asked', async () => {
    const another = await addPatient(api);
    const courseId = await openCourse(api, another);
    const url = `/obligations?patient=${another}`;
    expect((await api.send('coordinator', 'GET', url)).body).toMatchObject({
      items: [
        { courseId, obligation: 'submitScreening:0', owner: 'patient', zone: 'America/New_York', status: 'open' },
      ],
      next: null,
    });
    expect((await api.send('coordinator', 'GET', `${url}&overdue=true`)).body).toEqual({ items: [], next: null });
    api.now = instant('2031-03-10T13:00:01Z');
    expect((await api.send('coordinator', 'GET', `${url}&overdue=true`)).body).toMatchObject({ items: [{ courseId }] });
  });

  it('goes on where its cursor says, and refuses one that it did not give out', async () => {
    const first = await api.send('coordinator', 'GET', '/obligations?limit=1');
    expect(first.body['items']).toHaveLength(1);
    const second = await api.send('coordinator', 'GET', `/obligations?limit=1&cursor=${String(first.body['next'])}`);
    expect(second.body['items']).not.toEqual(first.body['items']);
    expect(await api.send('coordinator', 'GET', '/obligations?cursor=made-up')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'cursor', message: 'is not one that this list gave out' }] },
    });
  });
});
