import type { DataConverter } from '@temporalio/common';
import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { CourseActivities } from '../activities/contract';
import { taskQueue } from '../workflows/ids';

export interface CourseWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly activities: CourseActivities;
  readonly dataConverter: DataConverter;
  /** Made beforehand: a worker never bundles. */
  readonly bundle: WorkflowBundleOption;
  /** Names this worker's code to the server's operators. */
  readonly build: string;
  /** How many courses sleep in memory between two decisions; with 0 every decision begins with a replay of the history. */
  readonly cachedCourses?: number;
}

/** A course that sleeps in the cache takes about 144 KB, so these take 150 MB; a smaller cache than the courses that are active at once costs five times the work. */
const mostCachedCourses = 1_000;

/** While the database is away a decision takes seconds instead of milliseconds, and so many may wait without holding up others. */
const decisionsAtOnce = 100;

/**
 * Activities wait for networks and cost little. In an outage every course that has something to record holds a place for
 * a few seconds of each minute; a page to on-call must find a free one beside them.
 */
const effectsAtOnce = 400;

/** Two threads did a fifth more than one; a third gave nothing. */
const workflowThreads = 2;

/** Commands to the courses of a worker that was killed wait for this long before another takes them. */
const deadWorkerMs = 5_000;

/** Container runtimes kill ten seconds after they ask: mail that is leaving gets five to arrive, and the rest one to be given up. */
const drainMs = 5_000;
const giveUpMs = 8_000;

/** A worker for courses, not yet running. `run()` resolves after `shutdown()`, within `giveUpMs`, or rejects when it had to give up. */
export function createCourseWorker(options: CourseWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection: options.connection,
    namespace: options.namespace,
    taskQueue,
    workflowBundle: options.bundle,
    activities: options.activities,
    dataConverter: options.dataConverter,
    // For operators only: one fleet of the newest workers serves every course, so no course is tied to a version.
    workerDeploymentOptions: {
      version: { deploymentName: 'regimen', buildId: options.build },
      useWorkerVersioning: false,
    },
    maxCachedWorkflows: options.cachedCourses ?? mostCachedCourses,
    maxConcurrentWorkflowTaskExecutions: decisionsAtOnce,
    maxConcurrentLocalActivityExecutions: decisionsAtOnce,
    maxConcurrentActivityTaskExecutions: effectsAtOnce,
    workflowThreadPoolSize: workflowThreads,
    stickyQueueScheduleToStartTimeout: deadWorkerMs,
    shutdownGraceTime: drainMs,
    shutdownForceTime: giveUpMs,
  });
}
