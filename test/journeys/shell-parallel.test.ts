import type { CourseActivities } from '../../activities/contract';
import type { SendOutcome } from '../../client';
import { engine } from '../../domain/course/actor';
import type { RequestCommand } from '../../domain/course/commands';
import type { CourseId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../../workflows/messages';
import { toyCommand, toyIdentity } from '../support/toy-domain';
import { replay, startToyServer, toyActivities, type ToyServer } from '../support/toy-server';
import { longLog } from '../worker/codec/long-log';
import { newCourse } from '../workflows/driven-run';
import { StoredLog } from '../workflows/stored-log';

const crowded = 'crowded' as CourseId;
const stored = new StoredLog();
const activities: CourseActivities = {
  ...toyActivities,
  record: async (input) => {
    if (input.identity.courseId === crowded) stored.write(input);
  },
};

let server: ToyServer;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  // A caller between two runs may be told that no course is running. It then offers the recorded one, which is never needed.
  server = await startToyServer({
    find: async () => toyIdentity,
    carried: async (courseId) => ({ identity: { ...toyIdentity, courseId }, log: [] }),
    entries: async () => [],
  });
  stopWorker = await server.startWorker(activities);
}, 60_000);

afterAll(async () => {
  await stopWorker();
  await server.stop();
});

describe('100 callers at once of one course that keeps continuing as new', () => {
  const courseId = crowded;
  const opening = toyCommand('open', { type: 'ResumeCourse', reason: 'opening' });

  it('are all answered, a repeat like the first, and every letter is in the log once', async () => {
    await server.startCourse({ ...courseOf(courseId), opening, continueAfterEntries: 3 });
    const keys = Array.from({ length: 100 }, (_, index) => `k${index % 80}`);
    const outcomes = await Promise.all(keys.map(async (key) => [key, await send(courseId, key)] as const));

    const entries = (await server.courses.read(courseId))!.entries;
    expect(outcomes.filter(([, outcome]) => outcome.type !== 'accepted')).toEqual([]);
    const seqsOfKey = new Map<string, SendOutcome>();
    for (const [key, outcome] of outcomes) {
      expect(outcome).toEqual(seqsOfKey.get(key) ?? outcome);
      seqsOfKey.set(key, outcome);
    }
    expect(seqsOfKey.size).toBe(80);
    const letters = entries.filter(({ cause }) => cause.kind === 'command').map(({ cause }) => cause.id);
    expect(letters).toHaveLength(81);
    expect(new Set(letters).size).toBe(81);
    expect(entries.filter(({ cause }) => cause.kind === 'effect')).toHaveLength(40);
  }, 60_000);

  it('are recorded whole, and every run replays', async () => {
    await everythingRecorded(courseId);
    expect(stored.entries).toEqual((await server.courses.read(courseId))!.entries);
    const histories = await server.histories(courseId);
    expect(histories.length).toBeGreaterThan(5);
    for (const history of histories) await replay(history);
  }, 60_000);
});

describe('a course of 20,000 entries', () => {
  const courseId = 'long' as CourseId;

  it('continues as new, and its log is read page by page', async () => {
    const log = longLog(19_998);
    await server.startCourse({ ...courseOf(courseId), log, recordedThrough: log.length, continueAfterEntries: 2 });
    for (const key of ['k1', 'k3']) await send(courseId, key);
    const entries = (await server.courses.read(courseId))!.entries;
    expect(entries).toHaveLength(20_000);
    expect(entries.slice(0, 19_998)).toEqual(log);
    expect(entries.slice(19_998).map(({ event }) => event)).toEqual([heard('ring'), heard('ring')]);
    const histories = await server.histories(courseId);
    expect(histories).toHaveLength(2);
    const [handedOn] = histories[0]!.events!.at(-1)!.workflowExecutionContinuedAsNewEventAttributes!.input!.payloads!;
    expect(handedOn!.data!.length).toBeLessThan(2_000_000);
    for (const history of histories) await replay(history);
  }, 60_000);
});

function courseOf(courseId: CourseId): CarriedCourse {
  return { ...newCourse, identity: { ...toyIdentity, courseId } };
}

/** Even keys book, and are answered when their effect has settled; odd ones are answered at once. */
function send(courseId: CourseId, key: string): Promise<SendOutcome> {
  const startsAt = instant('2031-03-04T14:00:00Z');
  const command: RequestCommand =
    Number(key.slice(1)) % 2 === 0
      ? { type: 'BookSession', startsAt, reason: null, override: false, replaces: null }
      : { type: 'PauseCourse', reason: '600' };
  return server.courses.command(courseId, { command, actor: engine, caller: 'test', key });
}

function heard(text: string): unknown {
  return { type: 'SupplyRecorded', supply: expect.stringContaining(text) as string, state: 'ordered' };
}

async function everythingRecorded(courseId: CourseId): Promise<void> {
  for (;;) {
    const health = await server.courses.health(courseId);
    if (health.recordedThrough === health.entries) return;
  }
}
