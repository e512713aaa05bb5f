import { Client, Connection } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { CourseActivities } from '../../activities/contract';
import { courseClient, type CourseClient, type StoredCourses } from '../../client';
import type { CourseId } from '../../domain/ids';
import { dataConverterOf } from '../../worker/codec';
import { createCourseWorker } from '../../worker/create-worker';
import { taskQueue, workflowIdOf } from '../../workflows/ids';
import { courseWorkflow, type CarriedCourse } from '../../workflows/messages';
import { searchAttributes } from '../../workflows/search-attributes';
import { startTestDevServer } from './dev-server';
import { toyAdvance } from './toy-domain';
import { workflowBundle } from './workflow-bundle';

export const toyDataConverter = dataConverterOf({ current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) });

/** Activities of the toy rules in a world where everything works. */
export const toyActivities: CourseActivities = {
  advance: async (input) => toyAdvance(input),
  record: async () => undefined,
  reserveSpacing: async () => ({ type: 'held' }),
  remind: async () => ({ type: 'notSent', reason: 'toy' }),
  escalate: async () => ({ type: 'notified', results: [] }),
  alarm: async () => undefined,
};

/** A development server with clients that encrypt, for workers of the toy rules. */
export interface ToyServer {
  readonly address: string;
  readonly client: Client;
  readonly courses: CourseClient;
  /** Runs a worker in this process until the function that it gives is called. */
  startWorker(activities: CourseActivities): Promise<() => Promise<void>>;
  startCourse(carried: CarriedCourse): Promise<void>;
  /** Histories of all runs of a course, first to last. */
  histories(courseId: CourseId): Promise<History[]>;
  stop(): Promise<void>;
}

const nothingStored: StoredCourses = { find: async () => null, carried: async () => null, entries: async () => [] };

export async function startToyServer(stored: StoredCourses = nothingStored): Promise<ToyServer> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const server = await startTestDevServer({ searchAttributes });
  const { address } = server;
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection, dataConverter: toyDataConverter });
  const courses = courseClient({ client, courses: stored, patienceMs: 60_000 });
  return {
    address,
    client,
    courses,
    startWorker: (activities) => startWorker(native, activities),
    startCourse: async (carried) => {
      const workflowId = workflowIdOf(carried.identity.courseId);
      await client.workflow.start(courseWorkflow, { taskQueue, workflowId, args: [carried] });
    },
    histories: (courseId) => historiesOf(client, workflowIdOf(courseId)),
    stop: async () => {
      await native.close();
      await connection.close();
      await server.stop();
    },
  };
}

/** Runs a history again on today's workflow code; throws when that takes another way. */
export async function replay(history: History): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle(), dataConverter: toyDataConverter }, history);
}

async function startWorker(connection: NativeConnection, activities: CourseActivities): Promise<() => Promise<void>> {
  const worker = await createCourseWorker({
    connection,
    namespace: 'default',
    activities,
    dataConverter: toyDataConverter,
    bundle: await workflowBundle(),
    build: 'toy',
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
  };
}

async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const latest = await client.workflow.getHandle(workflowId).fetchHistory();
  let runId = latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  const histories: History[] = [];
  while (runId) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}
