import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { createActivities, createMail, type ActivityParts } from '../../activities';
import { courseClient, type CourseClient } from '../../client';
import type { CourseConnection } from '../../client/course-connection';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { Course } from '../../domain/course/state/course';
import { courseOf } from '../../domain/course/state/course-of';
import type { CourseId } from '../../domain/ids';
import { instantOfMs, msOf, type Instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import { engineBuild } from '../../worker/build';
import { loadClinicFiles } from '../../worker/clinic-files';
import { createCourseWorker } from '../../worker/create-worker';
import { anchor, startTimeSkipping } from '../../worker/demo/time-skipping';
import { projectRoot } from '../../worker/project-root';
import { temporalSettingsFrom } from '../../worker/temporal-server';
import { workflowIdOf } from '../../workflows/ids';
import { searchAttributes } from '../../workflows/search-attributes';
import { historiesOf } from './histories-of';

export interface CourseStageOptions {
  readonly store: Store;
  readonly dataConverter: DataConverter;
  readonly bundle: WorkflowBundleOption;
}

/** Long enough to leave the worker free, which answers from a replay when nothing is cached. */
const betweenLooksMs = 20;

/** How a worker differs from the one that runs in production. */
export interface StageWorker extends Partial<Pick<ActivityParts, 'decide' | 'engineBuild'>> {
  /** The time-skipping server never takes a sleeping course from a worker that has gone: 0 lets another take it over. */
  readonly cachedCourses?: number;
}

/** The real engine, with a store of its own, on a server whose clock can be moved. */
export interface CourseStage {
  readonly connection: CourseConnection;
  readonly courses: CourseClient;
  readonly store: Store;
  now(): Promise<Instant>;
  /** Moves the clock; every alarm on the way rings at its own time. */
  forwardTo(at: Instant): Promise<void>;
  /** Runs a worker in this process until the function that it gives is called. */
  startWorker(ways?: StageWorker): Promise<() => Promise<void>>;
  /** The course once it is at rest: nothing due, nothing under way, everything recorded. */
  atRest(courseId: CourseId): Promise<{ readonly course: Course; readonly wakeAt: Instant | null }>;
  /** Histories of all runs of a course, first to last. */
  histories(courseId: CourseId): Promise<readonly History[]>;
  stop(): Promise<void>;
}

export async function startCourseStage(options: CourseStageOptions): Promise<CourseStage> {
  const { store, dataConverter } = options;
  const environment = await startTimeSkipping(temporalSettingsFrom(process.env), searchAttributes);
  const { namespace = 'default' } = environment;
  const now = async () => instantOfMs(await environment.currentTimeMs());
  const forwardTo = async (at: Instant) => {
    const ms = msOf(at) - (await environment.currentTimeMs());
    if (ms > 0) await environment.sleep(ms);
  };
  const client = new Client({ connection: environment.connection, namespace, dataConverter });
  const connection = { client, courses: store.courses, patienceMs: 60_000 };
  const courses = courseClient(connection);
  return {
    connection,
    courses,
    store,
    now,
    forwardTo,
    startWorker: (ways = {}) => startWorker(environment, options, ways),
    async atRest(courseId) {
      for (;;) {
        const health = await courses.health(courseId);
        const { mailbox, effectsInFlight, recordedThrough, entries, wakeAt } = health;
        const isDue = wakeAt !== null && wakeAt <= (await now());
        if (mailbox + effectsInFlight === 0 && recordedThrough === entries && !isDue) {
          const log = await courses.read(courseId);
          if (log?.entries.length !== entries) continue;
          return { course: courseOf(log.identity, log.entries), wakeAt: wakeAt as Instant | null };
        }
        await pause(betweenLooksMs);
      }
    },
    histories: (courseId) => historiesOf(client, workflowIdOf(courseId)),
    stop: () => environment.teardown(),
  };
}

async function startWorker(
  { nativeConnection, namespace }: TestWorkflowEnvironment,
  { store, dataConverter, bundle }: CourseStageOptions,
  { cachedCourses, ...rules }: StageWorker,
): Promise<() => Promise<void>> {
  const console = () => undefined;
  const clinics = await clinicsThatShip();
  const worker = await createCourseWorker({
    connection: nativeConnection,
    namespace: namespace ?? 'default',
    activities: createActivities({
      store,
      clinics: {
        current: async (id) => {
          const value = clinics.find((clinic) => clinic.id === id);
          return value === undefined ? { known: false, why: 'noSuchClinic' } : { known: true, value };
        },
      },
      mail: createMail({ smtpUrl: null, from: 'Regimen <regimen@localhost>', console }),
      console,
      log: { warn: console, error: console },
      engineBuild: engineBuild(),
      hostNow: () => anchor,
      ...rules,
    }),
    dataConverter,
    bundle,
    build: 'stage',
    ...(cachedCourses === undefined ? {} : { cachedCourses }),
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
  };
}

function clinicsThatShip(): Promise<readonly ClinicFile[]> {
  return loadClinicFiles(join(projectRoot(), 'clinics'));
}
