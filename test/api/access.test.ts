import { isBearerKey, newBearerKey } from '../../api/auth/bearer-key';
import { knownCallers } from '../../api/auth/known-callers';
import { makeFirstKeys } from '../../api/first-keys';
import type { FirstKeys } from '../../api/first-keys';
import type { PatientId } from '../../domain/ids';
import { StoreUnavailable } from '../../store';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { addPatient, openCourse, serveApi } from './served-api';
import type { ServedApi } from './served-api';

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
}, 90_000);

afterAll(() => api.close());

describe('a request without a key that is known here', () => {
  it.each([
    ['none', undefined],
    ['a wrong one', `Bearer ${newBearerKey('coordinator')}`],
    ['another scheme', 'Basic Y29yYTpjb3Jh'],
  ])('is turned away before anything is read: %s', async (_what, authorization) => {
    const response = await api.server.inject({
      method: 'POST',
      url: '/patients',
      headers: authorization === undefined ? {} : { authorization },
      payload: { name: 'x' },
    });
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="regimen"');
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toEqual({
      type: 'urn:regimen:problem:NotAuthenticated',
      title: 'The request carries no key that is known here',
      status: 401,
      detail: 'Send the header "Authorization: Bearer regimen_…" with a key of this installation.',
    });
  });

  it('may still ask how the installation is doing, and what the API is', async () => {
    expect(await api.send(null, 'GET', '/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', temporal: 'reachable', workers: 1, store: 'reachable', alerts: 0 },
    });
    expect((await api.send(null, 'GET', '/openapi.json')).status).toBe(200);
  });
});

describe('a role', () => {
  it('may read and not write, when it is the auditor', async () => {
    expect((await api.send('auditor', 'GET', '/patients')).status).toBe(200);
    expect(await api.send('auditor', 'POST', '/patients', { name: 'x' })).toMatchObject({
      status: 403,
      body: {
        type: 'urn:regimen:problem:EndpointNotAllowed',
        detail: 'It is open to: coordinator, clinician, medicalLead, admin, integration. The key is bound to: auditor.',
      },
    });
  });

  it('that may not send a command is refused by the rules, which remember it', async () => {
    const courseId = await openCourse(api, await addPatient(api));
    const url = `/courses/${courseId}/commands/DecideScreening`;
    expect(await api.send('coordinator', 'POST', url, { decision: 'approved', reason: 'fit' })).toMatchObject({
      status: 403,
      body: { type: 'urn:regimen:problem:RoleNotAllowed', detail: 'It is for: clinician, medicalLead.' },
    });
    const log = await api.store.courses.entries(courseId as never, 1, 50);
    expect(log.at(-1)).toMatchObject({
      event: { type: 'CommandRefused', command: 'DecideScreening' },
      actor: { kind: 'person', id: 'the-coordinator', role: 'coordinator', via: 'api' },
    });
  });
});

describe('a look at a patient', () => {
  it('is logged, whichever way it is taken', async () => {
    const patient = await addPatient(api);
    const courseId = await openCourse(api, patient);
    for (const url of [`/patients/${patient}`, `/courses/${courseId}`, `/courses/${courseId}/events`]) {
      expect((await api.send('clinician', 'GET', url)).status).toBe(200);
    }
    const actor = { kind: 'person', id: 'the-clinician', role: 'clinician', via: 'api' };
    const at = '2031-03-03T14:00:00.000Z';
    expect(await api.store.access.list(patient as PatientId, 10)).toEqual([
      { actor, patient, what: 'GET /courses/:courseId/events', at },
      { actor, patient, what: 'GET /courses/:courseId', at },
      { actor, patient, what: 'GET /patients/:patientId', at },
    ]);
  });
});

describe('the first keys', () => {
  it('are made once, handed over before they count, and open the door', async () => {
    const store = await openMemoryStore();
    const full = new Error('the disk is full');
    await expect(makeFirstKeys(store, () => Promise.reject(full))).rejects.toBe(full);
    expect(await store.keys.list()).toEqual([]);
    const kept: FirstKeys[] = [];
    const keys = await makeFirstKeys(store, async (made) => void kept.push(made));
    expect(kept).toEqual([keys]);
    expect((await store.keys.list()).map(({ id }) => id)).toEqual(['clinician-1', 'coordinator-1', 'medical-lead-1']);
    expect(isBearerKey(keys?.coordinator ?? '')).toBe(true);
    const find = knownCallers(store);
    expect(await find(keys?.clinician ?? '')).toEqual({
      key: 'clinician-1',
      actor: { kind: 'person', id: 'clinician', role: 'clinician', via: 'api' },
      clinics: null,
    });
    expect(await makeFirstKeys(store, () => Promise.reject(new Error('there were keys')))).toBeNull();
    await store.close();
  }, 90_000);

  it('are never kept in the clear', async () => {
    const listed = JSON.stringify(await api.store.keys.list());
    expect(listed).toContain('coordinator');
    expect(listed).not.toContain('regimen_');
  });
});

describe('a key that was known', () => {
  const bearerKey = newBearerKey('night-1');
  const actor = { kind: 'person', id: 'nora', role: 'clinician' };

  it('opens for a day while the database is away, and no longer', async () => {
    let away = false;
    let clock = 0;
    const findByHash = async () => {
      if (away) throw new StoreUnavailable('away');
      return { id: 'night-1', hash: '', actor, label: '' };
    };
    const find = knownCallers({ keys: { findByHash } } as unknown as Store, () => clock);
    const nora = { key: 'night-1', actor: { ...actor, via: 'api' }, clinics: null };
    expect(await find(bearerKey)).toEqual(nora);
    away = true;
    clock = 23 * 3_600_000;
    expect(await find(bearerKey)).toEqual(nora);
    clock = 24 * 3_600_000;
    await expect(find(bearerKey)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(find(newBearerKey('stranger'))).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('opens no more within seconds of being taken away', async () => {
    let known = true;
    let clock = 0;
    const findByHash = async () => (known ? { id: 'night-1', hash: '', actor, label: '' } : null);
    const find = knownCallers({ keys: { findByHash } } as unknown as Store, () => clock);
    expect(await find(bearerKey)).not.toBeNull();
    known = false;
    clock = 15_000;
    expect(await find(bearerKey)).toBeNull();
  });
});
