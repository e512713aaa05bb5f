import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { AlarmInput, CourseActivities } from '../../activities/contract';
import type { SendOutcome } from '../../client';
import { engine } from '../../domain/course/actor';
import type { FactCommand, RequestCommand } from '../../domain/course/commands';
import type { LogEntry } from '../../domain/course/log';
import type { CourseId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import { workflowIdOf } from '../../workflows/ids';
import type { CarriedCourse } from '../../workflows/messages';
import { toyAdvance, toyCommand, toyFact, toyIdentity } from '../support/toy-domain';
import { replay, startToyServer, toyActivities, type ToyServer } from '../support/toy-server';
import { newCourse } from '../workflows/driven-run';
import { StoredLog } from '../workflows/stored-log';

jest.setTimeout(30_000);

const measure: FactCommand = { type: 'RecordMeasure', instrument: 'phq-9', items: [3], session: null };
const pause = (minutes: string): RequestCommand => ({ type: 'PauseCourse', reason: minutes });

const stored = new Map<CourseId, StoredLog>();
const alarms: AlarmInput[] = [];
let rulesBroken = false;
let ledgerAway = true;

const activities: CourseActivities = {
  ...toyActivities,
  advance: async (input) => {
    if (rulesBroken) throw new Error('a rule broke');
    return toyAdvance(input);
  },
  record: async (input) => {
    const log = stored.get(input.identity.courseId) ?? new StoredLog();
    stored.set(input.identity.courseId, log);
    log.write(input);
  },
  reserveSpacing: async () => {
    if (!ledgerAway) return { type: 'held' };
    ledgerAway = false;
    throw ApplicationFailure.nonRetryable('the ledger is away');
  },
  alarm: async (input) => void alarms.push(input),
};

let server: ToyServer;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  server = await startToyServer({
    find: async () => toyIdentity,
    carried: async (courseId) => ({ identity: { ...toyIdentity, courseId }, log: stored.get(courseId)!.entries }),
    entries: async () => [],
  });
  stopWorker = await server.startWorker(activities);
}, 60_000);

afterAll(async () => {
  await stopWorker();
  await server.stop();
});

afterEach(async () => {
  for (const courseId of stored.keys()) {
    for (const history of await server.histories(courseId)) await replay(history);
  }
  stored.clear();
}, 60_000);

describe('a course on a real server', () => {
  it('is found by its search attributes, also after it continued as new', async () => {
    const { courseId, handle } = await opened('found', { continueAfterEntries: 2 });
    await send(courseId, 'p1', pause('600'));
    await everythingRecorded(courseId);
    expect(await server.histories(courseId)).toHaveLength(2);
    const { typedSearchAttributes } = await handle.describe();
    const shown = typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value] as const);
    expect(Object.fromEntries(shown)).toMatchObject({
      RegimenClinic: 'harbour',
      RegimenRealm: 'real',
      RegimenProtocol: 'toy',
      RegimenPhase: 'screening',
      RegimenStatus: 'active',
      RegimenOpenEscalations: 0,
    });
  });

  it('wakes by its own alarm', async () => {
    const { courseId } = await opened('waking');
    const [asked] = await send(courseId, 'p1', pause('0.02')).then(() => entriesOf(courseId, 2));
    const rang = (await entriesOf(courseId, 3))[2]!;
    expect(rang.event).toEqual({ type: 'CourseResumed', reason: rang.cause.id });
    expect(Date.parse(rang.cause.id) - Date.parse(asked!.recordedAt)).toBeGreaterThanOrEqual(1_200);
    expect(rang.recordedAt >= rang.cause.id).toBe(true);
  });

  it('is not ended by a request of Temporal to cancel it', async () => {
    const { courseId, handle } = await opened('cancelled');
    await handle.cancel();
    expect(await send(courseId, 'p1', pause('600'))).toEqual({ type: 'accepted', seqs: [2] });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await everythingRecorded(courseId);
  });

  it('answers with a fault, parks facts and rings while the rules are broken, and goes on once they are mended', async () => {
    const { courseId } = await opened('broken');
    rulesBroken = true;
    expect(await send(courseId, 'p1', pause('600'))).toEqual({ type: 'fault', because: 'a rule broke' });
    await server.courses.reportFact(courseId, toyFact('m1', measure));
    await until(async () => (await server.courses.health(courseId)).parked === 1);
    await until(async () => alarms.length > 0);
    rulesBroken = false;
    await server.courses.lookAgain(courseId, { because: 'engineBuild', change: 'mended' });
    expect(await send(courseId, 'p1', pause('600'))).toMatchObject({ type: 'accepted' });
    const entries = await entriesOf(courseId, 3);
    expect(entries.map(({ cause }) => cause.kind)).toEqual(['command', 'signal', 'command']);
    expect(alarms.map(({ kind, key }) => [kind, key])).toEqual([['safetyLetterFailed', 'broken:safety:m1']]);
    await everythingRecorded(courseId);
  });

  it('lets the rules decide about another try when an effect failed', async () => {
    const { courseId } = await opened('booking');
    const startsAt = instant('2031-03-04T14:00:00Z');
    const book: RequestCommand = { type: 'BookSession', startsAt, reason: null, override: false, replaces: null };
    expect(await send(courseId, 'b1', book)).toEqual({ type: 'accepted', seqs: [2, 4] });
    const texts = (await entriesOf(courseId, 4)).map(({ event }) => event.type === 'SupplyRecorded' && event.supply);
    expect(texts).toEqual(['ResumeCourse', 'BookSession', 'again 2', 'held 2']);
    await everythingRecorded(courseId);
  });

  it('rejects an update that carries no command, and throws away a signal that is no letter', async () => {
    const { courseId, handle } = await opened('malformed');
    await handle.signal('ReportFact', { letter: 'none' });
    const message = { delivery: toyCommand('c1', measure), attempt: 'a1' };
    const sent = handle.executeUpdate('SignConsent', { args: [message], updateId: 'u1' });
    await expect(sent).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
    expect(await entriesOf(courseId, 1)).toHaveLength(1);
    await everythingRecorded(courseId);
  });

  it('ends when it is closed and recorded, and is taken up again from its record', async () => {
    const { courseId, handle } = await opened('closed');
    const close: RequestCommand = { type: 'CloseCourse', outcome: 'completed', reason: 'done' };
    await send(courseId, 'c1', close);
    await handle.result();
    expect(stored.get(courseId)!.entries).toHaveLength(2);
    const reopened = await send(courseId, 'r1', { type: 'ReopenCourse', reason: 'a late fact' });
    expect(reopened).toEqual({ type: 'accepted', seqs: [3] });
    expect(await send(courseId, 'c1', close)).toEqual({ type: 'accepted', seqs: [2] });
    await everythingRecorded(courseId);
    expect(stored.get(courseId)!.entries).toHaveLength(3);
  });
});

async function opened(
  name: string,
  carried: Partial<CarriedCourse> = {},
): Promise<{ readonly courseId: CourseId; readonly handle: WorkflowHandle }> {
  const courseId = name as CourseId;
  const opening = toyCommand('open', { type: 'ResumeCourse', reason: 'opening' });
  await server.startCourse({ ...newCourse, identity: { ...toyIdentity, courseId }, opening, ...carried });
  await entriesOf(courseId, 1);
  return { courseId, handle: server.client.workflow.getHandle(workflowIdOf(courseId)) };
}

function send(courseId: CourseId, key: string, command: RequestCommand): Promise<SendOutcome> {
  return server.courses.command(courseId, { command, actor: engine, caller: 'test', key });
}

/** The log, once it has so many entries. */
async function entriesOf(courseId: CourseId, length: number): Promise<readonly LogEntry[]> {
  let entries: readonly LogEntry[] = [];
  await until(async () => (entries = (await server.courses.read(courseId))!.entries).length >= length);
  return entries;
}

function everythingRecorded(courseId: CourseId): Promise<void> {
  return until(async () => {
    const health = await server.courses.health(courseId);
    return health.recordedThrough === health.entries;
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
