import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendOutcome } from '../../client';
import { engine } from '../../domain/course/actor';
import type { RequestCommand } from '../../domain/course/commands';
import type { LogEntry } from '../../domain/course/log';
import type { CourseId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import { toyCommand, toyIdentity } from '../support/toy-domain';
import { replay, startToyServer, type ToyServer } from '../support/toy-server';
import { newCourse } from '../workflows/driven-run';
import type { KilledWorkerOrders, KillPoint } from './killed-worker';

jest.setTimeout(90_000);

const startsAt = instant('2031-03-04T14:00:00Z');
const book: RequestCommand = { type: 'BookSession', startsAt, reason: null, override: false, replaces: null };
const end: RequestCommand = { type: 'EndTreatmentEarly', reason: 'enough' };

const undisturbed = 'undisturbed' as CourseId;
const decidedNotRecorded = 'decidedNotRecorded' as CourseId;
const killPoints: readonly KillPoint[] = [
  'bookingWrittenButNotSaid',
  'decidingLastLetter',
  'bookingRecordedButNotAnswered',
];
const killedCourses = [...killPoints, decidedNotRecorded] as readonly CourseId[];

const folder = mkdtempSync(join(tmpdir(), 'regimen-shell-kill-'));
const recordedAtKill = new Map<CourseId, readonly LogEntry[]>();
const answers = new Map<CourseId, Promise<readonly SendOutcome[]>>();
let server: ToyServer;
let worker: ChildProcess;

/** Every kill comes before any course is looked at, so that Temporal notices all the lost work in the same half minute. */
beforeAll(async () => {
  server = await startToyServer();
  for (const point of killPoints) {
    const courseId = point as string as CourseId;
    worker = startWorker({ killAt: { courseId, point } });
    answers.set(courseId, lead(courseId));
    await once(worker, 'exit');
    recordedAtKill.set(courseId, recorded(courseId));
  }
  worker = startWorker({});
  await open(decidedNotRecorded);
  const booked = await send(decidedNotRecorded, book);
  await recordedEntries(decidedNotRecorded, 3);
  await kill();
  worker = startWorker({ decidesOnly: true });
  answers.set(decidedNotRecorded, Promise.resolve([booked, await send(decidedNotRecorded, end)]));
  await kill();
  recordedAtKill.set(decidedNotRecorded, recorded(decidedNotRecorded));
  worker = startWorker({});
  answers.set(undisturbed, lead(undisturbed));
});

afterAll(async () => {
  await kill();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a course whose worker was killed', () => {
  it.each(killedCourses)('%s: has the log and the answers of an undisturbed one', async (courseId) => {
    expect(await answers.get(courseId)).toEqual(await answers.get(undisturbed));
    expect((await entriesOf(courseId)).map(({ event }) => event)).toEqual(
      (await entriesOf(undisturbed)).map(({ event }) => event),
    );
  });

  it.each(killedCourses)(
    '%s: had recorded nothing that history lacks, and is recorded whole in the end',
    async (courseId) => {
      const entries = await entriesOf(courseId);
      const before = recordedAtKill.get(courseId)!;
      expect(before).toEqual(entries.slice(0, before.length));
      expect(await recordedEntries(courseId, 4)).toEqual(entries);
    },
  );

  it.each(killedCourses)('%s: replays', async (courseId) => {
    for (const history of await server.histories(courseId)) await replay(history);
  });

  it('was killed where it says', () => {
    const texts = (courseId: string) =>
      recordedAtKill.get(courseId as CourseId)!.map(({ event }) => event.type === 'SupplyRecorded' && event.supply);
    expect(texts('bookingWrittenButNotSaid').at(-1)).toBe('BookSession');
    expect(texts('bookingRecordedButNotAnswered').at(-1)).toBe('BookSession');
    expect(texts('decidingLastLetter')).not.toContain('EndTreatmentEarly');
    expect(texts('decidedNotRecorded')).toEqual(['ResumeCourse', 'BookSession', 'held 2']);
  });
});

async function lead(courseId: CourseId): Promise<readonly SendOutcome[]> {
  await open(courseId);
  return [await send(courseId, book), await send(courseId, end)];
}

async function open(courseId: CourseId): Promise<void> {
  const opening = toyCommand('open', { type: 'ResumeCourse', reason: 'opening' });
  await server.startCourse({ ...newCourse, identity: { ...toyIdentity, courseId }, opening });
}

function send(courseId: CourseId, command: RequestCommand): Promise<SendOutcome> {
  return server.courses.command(courseId, { command, actor: engine, caller: 'test', key: command.type });
}

async function entriesOf(courseId: CourseId): Promise<readonly LogEntry[]> {
  return (await server.courses.read(courseId))!.entries;
}

function recorded(courseId: CourseId): readonly LogEntry[] {
  const file = join(folder, `${courseId}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as LogEntry);
}

/** What is recorded, once it is so many entries; asking the course between two looks takes the place of a pause. */
async function recordedEntries(courseId: CourseId, length: number): Promise<readonly LogEntry[]> {
  while (recorded(courseId).length < length) await server.courses.health(courseId);
  return recorded(courseId);
}

function startWorker(orders: Partial<KilledWorkerOrders>): ChildProcess {
  const all: KilledWorkerOrders = { address: server.address, folder, killAt: null, decidesOnly: false, ...orders };
  const hook = require.resolve('../support/typescript-hook.js');
  const script = require.resolve('./killed-worker');
  return spawn(process.execPath, ['-r', hook, script, JSON.stringify(all)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function kill(): Promise<void> {
  const exited = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exited;
}
