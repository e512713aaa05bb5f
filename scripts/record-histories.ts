import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON, type History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Actor } from '../domain/course/actor';
import type { ActorId, CourseId } from '../domain/ids';
import { plusMinutes } from '../domain/time/instant';
import { openStore } from '../store';
import { dataConverterOf, openKeyRing } from '../worker/codec';
import { projectRoot } from '../worker/project-root';
import { startCourseStage, type CourseStage } from './stage/course-stage';
import { hasDoses, isClosed, isOwed } from './stage/milestones';
import { openCourse } from './stage/open-course';
import { playCourse } from './stage/play-course';
import { sendAs } from './stage/send-as';
import { bundleWorkflows } from './bundle-workflows';

const folder = join(projectRoot(), 'test', 'histories');
const clinician: Actor = { kind: 'person', id: 'robin-okafor' as ActorId, role: 'clinician' };
const dayMinutes = 24 * 60;

/**
 * Records the histories that every run of the tests replays and decides forward. They are kept for ever: run this by hand
 * to add one, or while nothing is released; a change of the workflow's commands that needs it breaks running courses.
 */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  mkdirSync(folder, { recursive: true });
  const store = await openStore({ directory: 'memory://' });
  // Keys for these files alone: they guard nothing, and are checked in so that the files can always be read.
  const ring = await openKeyRing(join(folder, 'keys.json'));
  const bundle = { code: await bundleWorkflows() };
  const stage = await startCourseStage({ store, dataConverter: dataConverterOf(ring), bundle });
  const stopWorker = await stage.startWorker();
  try {
    write('open', await stage.histories(await midTreatment(stage)));
    write('finished', await stage.histories(await endedEarly(stage)));
    write('continued', await stage.histories(await handedOn(stage)));
  } finally {
    await stopWorker();
    await stage.stop();
    await store.close();
  }
}

/** A check-in that climbed its ladder, a booking refused for spacing, two sessions, and a crisis that nobody has met yet. */
async function midTreatment(stage: CourseStage): Promise<CourseId> {
  const courseId = await openCourse(stage, 'golden-open');
  await playCourse(stage, courseId, hasDoses(1));
  await playCourse(stage, courseId, isOwed('checkIn'));
  await bookTomorrow(stage, courseId);
  await stage.forwardTo(plusMinutes(await stage.now(), 3 * dayMinutes));
  await playCourse(stage, courseId, hasDoses(2));
  await playCourse(stage, courseId, isOwed('attendSession'));
  const items = [2, 2, 2, 2, 2, 2, 2, 2, 2];
  await sendAs(stage, courseId, clinician, { type: 'RecordMeasure', instrument: 'phq-9', items, session: null });
  await stage.forwardTo(plusMinutes(await stage.now(), 20));
  await stage.atRest(courseId);
  return courseId;
}

async function endedEarly(stage: CourseStage): Promise<CourseId> {
  const courseId = await openCourse(stage, 'golden-finished');
  await playCourse(stage, courseId, hasDoses(2));
  await sendAs(stage, courseId, clinician, { type: 'EndTreatmentEarly', reason: 'the patient is well' });
  await playCourse(stage, courseId, isClosed);
  await stage.atRest(courseId);
  return courseId;
}

/** Handed from run to run every twenty entries. */
async function handedOn(stage: CourseStage): Promise<CourseId> {
  const courseId = await openCourse(stage, 'golden-continued', { continueAfterEntries: 20 });
  await playCourse(stage, courseId, hasDoses(1));
  await playCourse(stage, courseId, isOwed('attendSession'));
  return courseId;
}

async function bookTomorrow(stage: CourseStage, courseId: CourseId): Promise<void> {
  const startsAt = plusMinutes(await stage.now(), dayMinutes);
  await sendAs(stage, courseId, clinician, {
    type: 'BookSession',
    startsAt,
    reason: null,
    override: false,
    replaces: null,
  });
}

/** One event a line, so that what changed between two recordings can be seen. */
function write(name: string, runs: readonly History[]): void {
  runs.forEach((history, index) => {
    const { events } = JSON.parse(historyToJSON(history), withoutMachine) as { readonly events: readonly unknown[] };
    const file = runs.length === 1 ? `${name}.json` : `${name}.${index + 1}.json`;
    const text = `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
    writeFileSync(join(folder, file), text);
    console.log(`${file}: ${events.length} events, ${Math.round(text.length / 1024)} KB`);
  });
}

/** Which process of which machine did it says nothing about a course. */
function withoutMachine(name: string, value: unknown): unknown {
  return name === 'identity' ? undefined : value;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
