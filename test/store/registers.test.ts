import { engine } from '../../domain/course/actor';
import type { ActorId, ClinicId, PatientId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { ProtocolVersionTaken, StatementFailed } from '../../store';
import type { ApiKey, Patient } from '../../store';
import { harborClinic } from '../activities/clinic-fixture';
import { anchor, daysLater, protocol } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';

const patient = (name: string, changes: Partial<Patient> = {}): Patient => ({
  id: name as PatientId,
  externalId: null,
  name: `Name of ${name}`,
  email: `${name}@example.org`,
  phone: '+15035550142',
  language: 'en',
  zone: 'America/Los_Angeles',
  consent: { email: true, sms: true },
  optedOut: { email: false, sms: false },
  highRisk: false,
  clinics: ['harbor' as ClinicId],
  ...changes,
});

describe.each(engines)('the registers, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);
  const store = () => opening.store;

  it('keep a patient as told and as changed', async () => {
    const ann = patient('ann', { externalId: 'emr-1', clinics: ['harbor', 'pier'] as ClinicId[] });
    expect(await store().patients.add(ann)).toBe('added');
    expect(await store().patients.show(ann.id)).toEqual(ann);
    const changes = { zone: null, phone: null, clinics: ['pier'] as ClinicId[], optedOut: { email: true, sms: false } };
    expect(await store().patients.update(ann.id, changes)).toBe('updated');
    expect(await store().patients.show(ann.id)).toEqual({ ...ann, ...changes });
    expect(await store().patients.show('nobody' as PatientId)).toBeNull();
    expect(await store().patients.update('nobody' as PatientId, {})).toBe('unknown');
  });

  it('give no id of another system to two patients', async () => {
    await store().patients.add(patient('bea', { externalId: 'emr-2' }));
    expect(await store().patients.add(patient('bob', { externalId: 'emr-2' }))).toBe('externalIdTaken');
    expect(await store().patients.add(patient('bea'))).toBe('idTaken');
    await store().patients.add(patient('bob'));
    expect(await store().patients.update('bob' as PatientId, { externalId: 'emr-2' })).toBe('externalIdTaken');
    expect(await store().patients.update('bob' as PatientId, { externalId: 'emr-3' })).toBe('updated');
  });

  it('list patients by clinic, by the id of another system, and in pages', async () => {
    const clinic = 'quay' as ClinicId;
    for (const name of ['q1', 'q2', 'q3'])
      await store().patients.add(patient(name, { clinics: [clinic], externalId: `x-${name}` }));
    const first = await store().patients.list({ clinic, limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['q1', 'q2']);
    const second = await store().patients.list({ clinic, limit: 2, cursor: first.next ?? '' });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['q3'], null]);
    expect((await store().patients.list({ externalId: 'x-q2', limit: 2 })).items).toEqual([
      patient('q2', { clinics: [clinic], externalId: 'x-q2' }),
    ]);
  });

  it.each<[string, Partial<Patient>, readonly string[]]>([
    ['every way of writing that was agreed to', {}, ['email', 'sms']],
    ['no way without an address', { phone: null }, ['email']],
    ['no way without consent', { consent: { email: false, sms: true } }, ['sms']],
    ['no way after an opt-out', { optedOut: { email: true, sms: true } }, []],
  ])('tell the rules %s, and no name', async (what, changes, channels) => {
    const id = `facts: ${what}` as PatientId;
    await store().patients.add({ ...patient('any', changes), id, highRisk: true });
    expect(await store().patients.factsOf(id)).toEqual({
      patient: id,
      zone: 'America/Los_Angeles',
      language: 'en',
      highRisk: true,
      channels,
    });
    expect(await store().patients.contactsOf(id)).toMatchObject({
      name: 'Name of any',
      phone: changes.phone === null ? null : '+15035550142',
    });
  });

  it('know no facts of a patient nobody told of', async () => {
    expect(await store().patients.factsOf('nobody' as PatientId)).toBeNull();
    expect(await store().patients.contactsOf('nobody' as PatientId)).toBeNull();
  });

  it("keep a clinic's file under its content", async () => {
    const { digest, changed } = await store().clinics.put(harborClinic);
    expect(changed).toBe(true);
    const reordered = Object.fromEntries(Object.entries(harborClinic).reverse()) as unknown as typeof harborClinic;
    expect(await store().clinics.put(reordered)).toEqual({ digest, changed: false });
    const moved = { ...harborClinic, zone: 'America/New_York' };
    const after = await store().clinics.put(moved);
    expect(after.changed && after.digest !== digest).toBe(true);
    expect(await store().clinics.get(harborClinic.id)).toEqual({ file: moved, digest: after.digest });
    expect(await store().clinics.put(harborClinic)).toEqual({ digest, changed: true });
    expect(await store().clinics.list()).toEqual([{ file: harborClinic, digest }]);
    expect(await store().clinics.get('nowhere' as ClinicId)).toBeNull();
  });

  it('never change a published protocol, and give the highest version by number', async () => {
    const version = (text: string) => ({ ...protocol, version: text });
    for (const text of ['1.9.0', '1.10.0', '1.2.0'])
      await store().protocols.publish(version(text), `digest of ${text}`);
    await store().protocols.publish(version('1.9.0'), 'digest of 1.9.0');
    await expect(store().protocols.publish(version('1.9.0'), 'another')).rejects.toEqual(
      new ProtocolVersionTaken(protocol.id, '1.9.0'),
    );
    expect(await store().protocols.get(protocol.id)).toEqual({
      protocol: version('1.10.0'),
      digest: 'digest of 1.10.0',
    });
    expect((await store().protocols.get(protocol.id, '1.2.0'))?.digest).toBe('digest of 1.2.0');
    expect(await store().protocols.get(protocol.id, '3.0.0')).toBeNull();
    expect((await store().protocols.list()).map((one) => one.protocol.version)).toEqual(['1.10.0', '1.9.0', '1.2.0']);
  });

  it("give a protocol that was published under schema 1 in today's form, with the digest of what was published", async () => {
    const { instruments: _, ...rest } = protocol;
    const published = { ...rest, schema: 1, id: 'older' } as unknown as Protocol;
    await store().protocols.publish(published, 'digest of schema 1');
    const inTodaysForm = { protocol: { ...protocol, id: 'older' }, digest: 'digest of schema 1' };
    expect(await store().protocols.get('older')).toEqual(inTodaysForm);
    expect(await store().protocols.list()).toContainEqual(inTodaysForm);
  });

  it('know a key by its hash only', async () => {
    const actor = { kind: 'person', id: 'cora' as ActorId, role: 'coordinator' } as const;
    const key: ApiKey = { id: 'k1', hash: 'abc', actor, label: 'the desk' };
    expect(await store().keys.count()).toBe(0);
    await store().keys.add(key);
    expect(await store().keys.findByHash('abc')).toEqual(key);
    expect(await store().keys.findByHash('other')).toBeNull();
    expect([await store().keys.list(), await store().keys.count()]).toEqual([[key], 1]);
    const taken = await store()
      .keys.add({ ...key, id: 'k2' })
      .catch((error: unknown) => error);
    expect(taken).toEqual(new StatementFailed('23505', 'api_keys_hash_key'));
    expect(String(taken)).toBe('StatementFailed: The database refused a statement: SQLSTATE 23505, api_keys_hash_key');
  });

  it('remember who looked at a patient, latest first', async () => {
    const seen = { actor: engine, patient: 'ann' as PatientId, what: 'GET /patients/{id}', at: anchor };
    await store().access.log(seen);
    await store().access.log({ ...seen, at: daysLater(1), reason: 'emergency' });
    expect(await store().access.list(seen.patient, 5)).toEqual([
      { ...seen, at: daysLater(1), reason: 'emergency' },
      seen,
    ]);
    expect(await store().access.list(seen.patient, 1)).toHaveLength(1);
  });

  it('raise an alert once per cause', async () => {
    const alert = { key: 'stalled:c1', kind: 'stalled', because: 'no wake', at: anchor };
    await store().alerts.raise(alert);
    await store().alerts.raise({ ...alert, at: daysLater(1) });
    expect(await store().alerts.list()).toEqual([alert]);
  });
});
