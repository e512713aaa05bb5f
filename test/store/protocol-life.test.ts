import { engine } from '../../domain/course/actor';
import type { Actor, Role } from '../../domain/course/actor';
import type { ActorId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { ProtocolVersionTaken } from '../../store';
import type { ProtocolAct } from '../../store';
import { anchor, daysLater, protocol } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';

const somebody = (role: Role): Actor => ({ kind: 'person', id: `the-${role}` as ActorId, role });
const act = (actor: Actor, day: number, reason: string | null = null): ProtocolAct => ({
  actor,
  at: daysLater(day),
  reason,
});
const clinician = somebody('clinician');
const lead = somebody('medicalLead');

describe.each(engines)('a version of a protocol, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);
  const protocols = () => opening.store.protocols;
  const content = (id: string, version: string, title = 'as it was'): Protocol => ({ ...protocol, id, version, title });
  const publish = (id: string, version: string, title?: string) =>
    protocols().publish(content(id, version, title), `${version}: ${title}`, act(clinician, 0));
  /** Takes a version all the way, a day for each step. */
  async function activate(id: string, version: string): Promise<void> {
    await publish(id, version);
    await protocols().move(id, version, 'approved', act(clinician, 1));
    await protocols().move(id, version, 'active', act(lead, 2));
  }
  const statuses = async (id: string) =>
    (await protocols().list())
      .filter((one) => one.protocol.id === id)
      .map((one) => `${one.protocol.version} ${one.status}`);

  it('is published as a draft, approved, made active and retired, and each step is kept with who and why', async () => {
    expect(await publish('whole-life', '1.0.0', 'first')).toBe('draft');
    expect(await protocols().move('whole-life', '1.0.0', 'approved', act(clinician, 1, 'read'))).toEqual({
      type: 'moved',
      retired: null,
    });
    await protocols().move('whole-life', '1.0.0', 'active', act(lead, 2, 'from today'));
    expect(await protocols().get('whole-life')).toEqual({
      protocol: content('whole-life', '1.0.0', 'first'),
      digest: '1.0.0: first',
      status: 'active',
      approval: { by: clinician, at: daysLater(1) },
    });
    await protocols().move('whole-life', '1.0.0', 'retired', act(somebody('admin'), 3, 'closed'));
    const entry = { version: '1.0.0', digest: '1.0.0: first' };
    expect(await protocols().history('whole-life')).toEqual([
      { ...entry, status: 'draft', actor: clinician, at: anchor, reason: null },
      { ...entry, status: 'approved', actor: clinician, at: daysLater(1), reason: 'read' },
      { ...entry, status: 'active', actor: lead, at: daysLater(2), reason: 'from today' },
      { ...entry, status: 'retired', actor: somebody('admin'), at: daysLater(3), reason: 'closed' },
    ]);
  });

  it('is replaced as long as it is a draft, and the history tells one content from the other', async () => {
    await publish('draft-again', '1.0.0', 'first');
    await publish('draft-again', '1.0.0', 'second');
    await publish('draft-again', '1.0.0', 'second');
    expect((await protocols().get('draft-again'))?.protocol.title).toBe('second');
    const history = await protocols().history('draft-again', '1.0.0');
    expect(history.map(({ status, digest }) => `${status} ${digest}`)).toEqual([
      'draft 1.0.0: first',
      'draft 1.0.0: second',
    ]);
  });

  it.each(['approved', 'active', 'retired'] as const)('is frozen once it is %s', async (status) => {
    const id = `frozen-${status}`;
    await publish(id, '1.0.0', 'first');
    await protocols().move(id, '1.0.0', 'approved', act(lead, 1));
    if (status !== 'approved') await protocols().move(id, '1.0.0', status, act(lead, 2));
    await expect(publish(id, '1.0.0', 'second')).rejects.toEqual(new ProtocolVersionTaken(id, '1.0.0'));
    expect(await publish(id, '1.0.0', 'first')).toBe(status);
    expect((await protocols().get(id))?.protocol.title).toBe('first');
  });

  it('retires the one that was active when it becomes active itself', async () => {
    await activate('successive', '1.9.0');
    await publish('successive', '1.10.0');
    await protocols().move('successive', '1.10.0', 'approved', act(lead, 3));
    expect(await protocols().move('successive', '1.10.0', 'active', act(lead, 4, 'better'))).toEqual({
      type: 'moved',
      retired: '1.9.0',
    });
    expect(await statuses('successive')).toEqual(['1.10.0 active', '1.9.0 retired']);
    expect((await protocols().history('successive', '1.9.0')).at(-1)).toMatchObject({
      status: 'retired',
      actor: lead,
      at: daysLater(4),
      reason: '1.10.0 was made active: better',
    });
  });

  it('comes back from retirement by a medical lead alone, in place of the one that is active', async () => {
    await activate('returning', '1.0.0');
    await activate('returning', '2.0.0');
    const back = (role: Role) =>
      protocols().move('returning', '1.0.0', 'active', act(somebody(role), 5, 'the new one was worse'));
    expect(await back('admin')).toEqual({
      type: 'refused',
      refusal: { type: 'MoveNotAllowed', status: 'retired', to: 'active', role: 'admin', roles: ['medicalLead'] },
    });
    expect(await back('medicalLead')).toEqual({ type: 'moved', retired: '2.0.0' });
    expect(await statuses('returning')).toEqual(['2.0.0 retired', '1.0.0 active']);
  });

  it('is not moved where that is not possible, and nothing is written', async () => {
    await publish('not-yet', '1.0.0', 'first');
    expect(await protocols().move('not-yet', '1.0.0', 'active', act(lead, 1))).toEqual({
      type: 'refused',
      refusal: { type: 'MoveNotPossible', status: 'draft', to: 'active', possible: ['approved'] },
    });
    expect(await protocols().move('not-yet', '1.0.0', 'approved', act(engine, 1))).toMatchObject({
      type: 'refused',
      refusal: { type: 'MoveNotAllowed', role: null },
    });
    expect(await protocols().move('not-yet', '2.0.0', 'approved', act(lead, 1))).toEqual({ type: 'unknown' });
    expect(await protocols().move('not-yet', '1.0.0', 'approved', act(lead, 1), 'what was read')).toEqual({
      type: 'contentDiffers',
      digest: '1.0.0: first',
    });
    expect(await statuses('not-yet')).toEqual(['1.0.0 draft']);
    expect(await protocols().history('not-yet')).toHaveLength(1);
  });

  it('is moved once by a request that comes again, whatever has happened since', async () => {
    await activate('again', '1.0.0');
    await publish('again', '2.0.0');
    await protocols().move('again', '2.0.0', 'approved', act(lead, 3));
    const request = { ...act(lead, 4), command: 'c-1' };
    const first = await protocols().move('again', '2.0.0', 'active', request);
    await protocols().move('again', '1.0.0', 'active', act(lead, 5, 'back'));
    expect(await protocols().move('again', '2.0.0', 'active', request)).toEqual(first);
    expect(first).toEqual({ type: 'moved', retired: '1.0.0' });
    expect(await statuses('again')).toEqual(['2.0.0 retired', '1.0.0 active']);
  });

  it('is moved by one of two people who do it at once', async () => {
    await publish('raced', '1.0.0');
    const both = await Promise.all(
      [clinician, lead].map((actor) => protocols().move('raced', '1.0.0', 'approved', act(actor, 1))),
    );
    expect(both.map(({ type }) => type).sort()).toEqual(['moved', 'refused']);
    expect(await protocols().history('raced')).toHaveLength(2);
  });

  it('that comes with the engine is active at once where the protocol is new, and a draft where it is known', async () => {
    const introduce = (version: string) =>
      protocols().introduce(content('shipped', version), version, act(engine, 0, 'comes with Regimen'));
    expect(await introduce('1.0.0')).toBe('active');
    expect((await protocols().get('shipped'))?.approval).toBeNull();
    expect(await introduce('1.1.0')).toBe('draft');
    await protocols().move('shipped', '1.0.0', 'retired', act(lead, 1));
    expect(await introduce('1.0.0')).toBe('retired');
    expect(await protocols().history('shipped')).toHaveLength(3);
  });

  it('is meant by the name of its protocol when it is active; else the highest by number is', async () => {
    for (const version of ['1.9.0', '1.10.0', '1.2.0']) await publish('named', version);
    expect((await protocols().get('named'))?.protocol.version).toBe('1.10.0');
    await activate('named', '1.2.0');
    expect((await protocols().get('named'))?.protocol.version).toBe('1.2.0');
    expect((await protocols().get('named', '1.9.0'))?.status).toBe('draft');
    expect(await protocols().get('named', '3.0.0')).toBeNull();
    expect(await statuses('named')).toEqual(['1.10.0 draft', '1.9.0 draft', '1.2.0 active']);
  });
});
