import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Actor } from '../domain/course/actor';
import type { ActorId, CourseId } from '../domain/ids';
import { plusMinutes } from '../domain/time/instant';
import { openStore } from '../store';
import { dataConverterOf } from '../worker/codec';
import { projectRoot } from '../worker/project-root';
import { bundleWorkflows } from './bundle-workflows';
import { costOfCourse } from './cost/cost-of-course';
import { costTables, type CountedCourse } from './cost/cost-tables';
import { startCourseStage, type CourseStage } from './stage/course-stage';
import { hasDoses, isClosed, isOwed } from './stage/milestones';
import { openCourse } from './stage/open-course';
import { playCourse } from './stage/play-course';
import { sendAs } from './stage/send-as';

const clinician: Actor = { kind: 'person', id: 'robin-okafor' as ActorId, role: 'clinician' };
const page = join(projectRoot(), 'docs', 'cost.md');
const begin = '<!-- Figures below are written by `npm run cost`. -->';
const end = '<!-- Figures above are written by `npm run cost`. -->';

/** Plays two whole courses on a server whose time is skipped, counts what they took, and writes it into docs/cost.md. */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const store = await openStore({ directory: 'memory://' });
  const ring = { current: 'cost', keys: new Map([['cost', randomBytes(32)]]) };
  const bundle = { code: await bundleWorkflows() };
  const stage = await startCourseStage({ store, dataConverter: dataConverterOf(ring), bundle });
  const stopWorker = await stage.startWorker();
  try {
    const tables = costTables([
      await counted(stage, 'Everybody does what they owe', 'smooth', () => Promise.resolve()),
      await counted(stage, 'With trouble', 'troubled', makeTrouble),
    ]);
    console.log(tables);
    write(tables);
  } finally {
    await stopWorker();
    await stage.stop();
    await store.close();
  }
}

type Trouble = (stage: CourseStage, courseId: CourseId) => Promise<void>;

async function counted(stage: CourseStage, title: string, name: string, trouble: Trouble): Promise<CountedCourse> {
  const courseId = await openCourse(stage, name);
  await trouble(stage, courseId);
  const { log } = await playCourse(stage, courseId, isClosed);
  return { title, cost: costOfCourse(await stage.histories(courseId), log) };
}

/** A booking refused for spacing, a check-in that is missing for three days, and a positive item 9 that pages for half an hour. */
async function makeTrouble(stage: CourseStage, courseId: CourseId): Promise<void> {
  await playCourse(stage, courseId, hasDoses(3));
  const startsAt = plusMinutes(await stage.now(), 24 * 60);
  const tooEarly = { type: 'BookSession', startsAt, reason: null, override: false, replaces: null } as const;
  await sendAs(stage, courseId, clinician, tooEarly);
  await playCourse(stage, courseId, isOwed('checkIn'));
  await stage.forwardTo(plusMinutes(await stage.now(), 3 * 24 * 60));
  await playCourse(stage, courseId, hasDoses(4));
  const items = [2, 2, 2, 2, 2, 2, 2, 2, 2];
  await sendAs(stage, courseId, clinician, { type: 'RecordMeasure', instrument: 'phq-9', items, session: null });
  await stage.forwardTo(plusMinutes(await stage.now(), 31));
}

function write(tables: string): void {
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the figures`);
  writeFileSync(page, `${before}${begin}\n\n${tables}\n\n${end}${after}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
