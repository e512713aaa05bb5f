import { CourseNotAnswering } from '../../client/course-not-answering';
import type { CourseEvent } from '../../domain/course/events';
import type { ActorId, ClinicId, CourseId } from '../../domain/ids';
import { hashOfBearerKey, newBearerKey } from '../../api/auth/bearer-key';
import { addPatient, openCourse, serveApi } from './served-api';
import type { ServedApi } from './served-api';

const calm = [1, 1, 1, 1, 1, 1, 1, 1, 0];
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const item9 = 'positive answer to item 9 on a form that was refused';

let api: ServedApi;
let course: string;

beforeAll(async () => {
  api = await serveApi();
}, 90_000);

beforeEach(async () => {
  course = await openCourse(api, await addPatient(api));
});

afterAll(() => api.close());

const send = (command: string, body: object, key?: string) =>
  api.send('integration', 'POST', `/courses/${course}/commands/${command}`, body, key);
const record = (body: object, key?: string) => send('RecordMeasure', { instrument: 'phq-9', ...body }, key);

async function told<Type extends CourseEvent['type']>(type: Type) {
  const events = (await api.store.courses.carried(course as CourseId))?.log.map(({ event }) => event) ?? [];
  return events.filter((event): event is Extract<CourseEvent, { type: Type }> => event.type === type);
}
const flags = async () => (await told('FlagRaised')).map(({ reason }) => reason);

describe('an alarming report under a key that was used for another body', () => {
  it('is refused, and its positive item 9 pages, once', async () => {
    expect((await record({ items: calm }, 'night')).status).toBe(200);
    const again = () => record({ items: positive }, 'night');
    expect(await again()).toMatchObject({
      status: 422,
      body: {
        type: 'urn:regimen:problem:IdempotencyKeyReused',
        detail:
          'Send the first request again, or this one under a new key. ' +
          `A flag was raised with the course all the same: ${item9}.`,
        flagged: [item9],
      },
    });
    expect((await again()).status).toBe(422);
    expect(await flags()).toEqual([item9]);
    expect((await told('EscalationRaised')).length).toBeGreaterThan(0);
  });

  it('pages although the key was used elsewhere, and is not carried out', async () => {
    expect((await send('SubmitScreening', { answers: {} }, 'elsewhere')).status).toBe(200);
    expect((await record({ items: positive }, 'elsewhere')).status).toBe(422);
    expect(await flags()).toEqual([item9]);
    expect(await told('MeasureRecorded')).toEqual([]);
  });

  it('raises nothing when nothing in it is alarming', async () => {
    await record({ items: positive }, 'calmer');
    const { status, body } = await record({ items: calm }, 'calmer');
    expect([status, body['flagged']]).toEqual([422, undefined]);
    expect(await flags()).toEqual([]);
  });
});

describe('a form that is refused at the edge', () => {
  it.each([
    ['answers sent as digits in quotes', { items: positive.map(String) }, 'items[0]'],
    ['a member that is not known', { items: positive, patientName: 'Pat' }, 'patientName'],
    ['a session that is no id', { items: positive, session: 'the third one' }, 'session'],
    ['a time that is none', { items: positive, at: 'yesterday' }, 'at'],
    ['an instrument spelt otherwise, too', { instrument: 'PHQ-9', items: positive, at: 'yesterday' }, 'at'],
    ['another answer that cannot be read', { items: [{}, ...positive.slice(1)] }, 'items[0]'],
  ])('pages for its positive item 9, once: %s', async (_what, body, field) => {
    const again = () => record(body, 'edge');
    const answer = await again();
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:regimen:problem:BadFields', flagged: [item9] } });
    expect((answer.body['errors'] as { field: string }[])[0]?.field).toBe(field);
    expect((await again()).status).toBe(400);
    expect(await flags()).toEqual([item9]);
    expect((await told('EscalationRaised')).length).toBeGreaterThan(0);
  });

  it('pages also without an Idempotency-Key', async () => {
    expect(await record({ items: positive }, '')).toMatchObject({ status: 400, body: { flagged: [item9] } });
    expect(await flags()).toEqual([item9]);
  });

  it.each([
    ['without an alarming answer', { items: calm.map(String) }],
    ['that nobody can read', { items: 'all threes' }],
  ])('raises nothing: one %s', async (_what, body) => {
    const answer = await record(body);
    expect([answer.status, answer.body['flagged']]).toEqual([400, undefined]);
    expect(await flags()).toEqual([]);
  });

  it('and its key can be used for the form as it should be', async () => {
    await record({ items: positive.map(String) }, 'mended');
    expect((await record({ items: positive }, 'mended')).status).toBe(200);
    expect(await told('MeasureRecorded')).toHaveLength(1);
  });

  it('is answered as not heard while the course does not answer', async () => {
    const silence = new CourseNotAnswering(course as CourseId, true, 30_000, { cause: null });
    jest.spyOn(api.courses, 'command').mockRejectedValueOnce(silence);
    expect(await record({ items: positive.map(String) }, 'silent')).toMatchObject({
      status: 503,
      body: { type: 'urn:regimen:problem:CourseNotAnswering' },
    });
    expect(await record({ items: positive.map(String) }, 'silent')).toMatchObject({ status: 400 });
    expect(await flags()).toEqual([item9]);
  });

  it('raises nothing in a course of a clinic that is not the caller’s', async () => {
    const bearerKey = newBearerKey('elsewhere');
    const actor = {
      kind: 'integration',
      id: 'x' as ActorId,
      role: 'integration',
      clinics: ['other' as ClinicId],
    } as const;
    await api.store.keys.add({ id: 'elsewhere', hash: hashOfBearerKey(bearerKey), actor, label: 'x' });
    const { statusCode } = await api.server.inject({
      method: 'POST',
      url: `/courses/${course}/commands/RecordMeasure`,
      headers: { authorization: `Bearer ${bearerKey}`, 'idempotency-key': 'other' },
      payload: { instrument: 'phq-9', items: positive.map(String) },
    });
    expect(statusCode).toBe(400);
    expect(await flags()).toEqual([]);
  });
});

describe('another alarming report that is refused at the edge', () => {
  const serious = 'serious adverse event in a report that was refused';

  it('pages when it is a serious adverse event, with what can be read of it', async () => {
    await send('ReportAdverseEvent', { serious: true, description: 'collapsed', at: 'now' });
    await send('ReportAdverseEvent', { serious: 'true', description: 'half\u0000heard' });
    await send('ReportAdverseEvent', { serious: false, description: 'headache', at: 'now' });
    expect(await flags()).toEqual([`${serious}: collapsed`, serious]);
  });

  it('pages when it is a flag', async () => {
    await send('RaiseFlag', { reason: 'said goodbye', at: 'now' });
    expect(await flags()).toEqual(['flag that was refused: said goodbye']);
  });
});
