import { withoutRecord } from '../../api/writes/without-record';
import type { KeptAnswers } from '../../api/writes/write-once';
import { CourseNotAnswering } from '../../client/course-not-answering';
import type { CourseId } from '../../domain/ids';
import { StoreUnavailable } from '../../store';
import { addPatient, clinic, openCourse, serveApi } from './served-api';
import type { ServedApi } from './served-api';

let api: ServedApi;
let patient: string;
let courseId: string;

beforeAll(async () => {
  api = await serveApi();
  patient = await addPatient(api);
  courseId = await openCourse(api, patient);
}, 90_000);

afterAll(() => api.close());

const flag = (reason: string, key: string) =>
  api.send('coordinator', 'POST', `/courses/${courseId}/commands/RaiseFlag`, { reason }, key);

describe('a write', () => {
  it('needs an Idempotency-Key, and says so before it complains of anything else', async () => {
    const answer = await api.send('coordinator', 'POST', '/courses', { protocol: 'x' }, '');
    expect(answer).toMatchObject({
      status: 400,
      body: {
        type: 'urn:regimen:problem:BadFields',
        errors: [
          {
            field: 'Idempotency-Key',
            value: '',
            message: 'is not 1 to 200 printable characters without spaces',
            wayOut: 'send a header with a key of your own, such as a UUID, new for each new intention',
          },
        ],
      },
    });
  });

  it('acts once under its key, and answers the repeat as it answered the first', async () => {
    const body = { protocol: 'sublingual-home', clinic, patient: await addPatient(api) };
    const first = await api.send('coordinator', 'POST', '/courses', body, 'open-again');
    const again = await api.send('coordinator', 'POST', '/courses', body, 'open-again');
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  });

  it('is refused under a key that was used for another body', async () => {
    expect((await flag('worried', 'key-a')).status).toBe(200);
    expect(await flag('calm', 'key-a')).toMatchObject({
      status: 422,
      body: { type: 'urn:regimen:problem:IdempotencyKeyReused' },
    });
  });

  it('belongs to its caller: another one may use the same key', async () => {
    expect((await flag('worried', 'key-b')).status).toBe(200);
    const other = await api.send(
      'clinician',
      'POST',
      `/courses/${courseId}/commands/RaiseFlag`,
      { reason: 'x' },
      'key-b',
    );
    expect(other.status).toBe(200);
  });

  it('that is being worked on is to be asked for again in a moment', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((settle) => (finish = settle));
    const command = api.courses.command.bind(api.courses);
    const slow = jest.spyOn(api.courses, 'command').mockImplementationOnce(async (id, request) => {
      await held;
      return command(id, request);
    });
    const first = flag('slow', 'key-c');
    while (slow.mock.calls.length === 0) await new Promise(setImmediate);
    expect(await flag('slow', 'key-c')).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      body: { type: 'urn:regimen:problem:RequestInFlight' },
    });
    finish();
    expect((await first).status).toBe(200);
    expect((await flag('slow', 'key-c')).status).toBe(200);
  });

  it('that was refused is refused the same way again', async () => {
    const book = () =>
      api.send(
        'coordinator',
        'POST',
        `/courses/${courseId}/commands/BookSession`,
        { startsAt: '2031-04-01T14:00:00Z' },
        'b',
      );
    const first = await book();
    expect(first).toMatchObject({ status: 409, body: { type: 'urn:regimen:problem:NotInPhase' } });
    expect((await book()).body).toEqual(first.body);
  });
});

describe('a write that failed for a while', () => {
  it('may be sent again with its key after a fault of the engine', async () => {
    jest.spyOn(api.courses, 'command').mockResolvedValueOnce({ type: 'fault', because: 'not for callers' });
    expect(await flag('fault', 'key-d')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '30' },
      body: {
        type: 'urn:regimen:problem:EngineFault',
        detail: 'Nothing was done; the operators have been told. Send the request again with the same Idempotency-Key.',
      },
    });
    expect((await flag('fault', 'key-d')).status).toBe(200);
  });

  it('may be sent again with its key after a course did not answer', async () => {
    const silence = new CourseNotAnswering(courseId as CourseId, true, 30_000, { cause: null });
    jest.spyOn(api.courses, 'command').mockRejectedValueOnce(silence);
    expect(await flag('silent', 'key-e')).toMatchObject({
      status: 503,
      body: { type: 'urn:regimen:problem:CourseNotAnswering', detail: silence.message },
    });
    expect((await flag('silent', 'key-e')).status).toBe(200);
  });

  it('shows nothing of a defect', async () => {
    jest.spyOn(api.courses, 'command').mockRejectedValueOnce(new Error('Pat Example lives at …'));
    expect(await flag('defect', 'key-f')).toMatchObject({
      status: 500,
      body: {
        type: 'urn:regimen:problem:Defect',
        title: 'Something is wrong in Regimen',
        detail: 'It has been logged. Trying again with the same Idempotency-Key is safe.',
      },
    });
    expect(api.logged).toEqual([
      {
        error: new Error('Pat Example lives at …'),
        method: 'POST',
        route: '/courses/:courseId/commands/RaiseFlag',
      },
    ]);
  });
});

describe('a command while the database is away', () => {
  const away: KeptAnswers = {
    begin: () => Promise.reject(new StoreUnavailable('away')),
    finish: () => Promise.reject(new StoreUnavailable('away')),
    abandon: () => Promise.reject(new StoreUnavailable('away')),
  };

  it('goes ahead, since its course knows repeats itself', async () => {
    const kept = withoutRecord(away);
    expect(await kept.begin('caller', 'key', 'digest')).toBe('new');
    await expect(kept.finish('caller', 'key', { status: 200, body: {} })).resolves.toBeUndefined();
    await expect(kept.abandon('caller', 'key')).resolves.toBeUndefined();
  });

  it('does not hide a defect behind that', async () => {
    const broken = { ...away, begin: () => Promise.reject(new TypeError('broken')) };
    await expect(withoutRecord(broken).begin('caller', 'key', 'digest')).rejects.toBeInstanceOf(TypeError);
  });
});
