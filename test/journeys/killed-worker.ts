import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { CourseActivities, RecordInput } from '../../activities/contract';
import type { LogEntry } from '../../domain/course/log';
import { taskQueue } from '../../workflows/ids';
import { toyAdvance } from '../support/toy-domain';
import { toyActivities, toyDataConverter } from '../support/toy-server';
import { workflowBundle } from '../support/workflow-bundle';

/** What a worker process of the toy rules is told on its command line, as JSON. */
export interface KilledWorkerOrders {
  readonly address: string;
  /** Folder with one file of entries per course, a line each. */
  readonly folder: string;
  /** Where the process kills itself, and in which course. */
  readonly killAt: { readonly courseId: string; readonly point: KillPoint } | null;
  /** Decides but starts no ordinary activity. */
  readonly decidesOnly: boolean;
}

export type KillPoint = 'decidingLastLetter' | 'bookingRecordedButNotAnswered' | 'bookingWrittenButNotSaid';

const orders = JSON.parse(process.argv[2] ?? '{}') as KilledWorkerOrders;
let decisions = 0;

const activities: CourseActivities = {
  ...toyActivities,
  advance: async (input) => {
    const { courseId } = input.identity;
    const { letter } = input.delivery;
    if (letter.type === 'EndTreatmentEarly') dieAt('decidingLastLetter', courseId);
    if (letter.type === 'EffectSettled' && isAwaited('bookingRecordedButNotAnswered', courseId)) {
      while (!entriesIn(courseId).some(isBooking)) await pause(5);
      dieAt('bookingRecordedButNotAnswered', courseId);
    }
    // Every decision leaves its own mark, so that a decision made twice does not look like one.
    decisions += 1;
    return toyAdvance(input, `${process.pid}.${decisions}`);
  },
  record: async (input) => {
    write(input);
    if (input.entries.some(isBooking)) dieAt('bookingWrittenButNotSaid', input.identity.courseId);
  },
};

function isBooking({ event }: LogEntry): boolean {
  return event.type === 'SupplyRecorded' && event.supply === 'BookSession';
}

function isAwaited(point: KillPoint, courseId: string): boolean {
  return orders.killAt?.point === point && orders.killAt.courseId === courseId;
}

function dieAt(point: KillPoint, courseId: string): void {
  if (isAwaited(point, courseId)) process.kill(process.pid, 'SIGKILL');
}

function fileOf(courseId: string): string {
  return `${orders.folder}/${courseId}.jsonl`;
}

function entriesIn(courseId: string): LogEntry[] {
  if (!existsSync(fileOf(courseId))) return [];
  const lines = readFileSync(fileOf(courseId), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as LogEntry);
}

function write({ identity: { courseId }, entries }: RecordInput): void {
  const held = entriesIn(courseId);
  for (const entry of entries) {
    const other = held[entry.seq - 1];
    if (other === undefined) appendFileSync(fileOf(courseId), `${JSON.stringify(entry)}\n`);
    else if (!isDeepStrictEqual(other, entry)) throw new Error(`Entry ${entry.seq} was recorded otherwise`);
  }
}

async function main(): Promise<void> {
  // Ends with the test that started it, however that ended.
  process.once('disconnect', () => process.exit());
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: orders.address }),
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
    dataConverter: toyDataConverter,
    enableNonLocalActivities: !orders.decidesOnly,
    // A dead worker's courses are free sooner than in production.
    stickyQueueScheduleToStartTimeout: 500,
  });
  await worker.run();
}

void main();
