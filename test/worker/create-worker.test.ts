import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import type { CourseActivities } from '../../activities/contract';
import type { CourseId } from '../../domain/ids';
import { taskQueue, workflowIdOf } from '../../workflows/ids';
import { courseWorkflow, logPageQuery, type LogPage, type LogPageRequest } from '../../workflows/messages';
import type { CarriedCourse, CommandAnswer, CommandMessage } from '../../workflows/messages';
import { dataConverterOf } from '../../worker/codec';
import { createCourseWorker } from '../../worker/create-worker';
import { createLog } from '../../worker/logging';
import { measureActivities } from '../../worker/measure-activities';
import { createMetrics } from '../../worker/metrics';
import { metricsServer } from '../../worker/metrics-server';
import { registerSearchAttributes } from '../../worker/search-attributes';
import { installSdkRuntime } from '../../worker/sdk-runtime';
import type { DevServer } from '../../worker/temporal-server';
import { startTestDevServer } from '../support/dev-server';
import { toyAdvance, toyCommand, toyIdentity } from '../support/toy-domain';
import { workflowBundle } from '../support/workflow-bundle';

const dataConverter = dataConverterOf({ current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) });
const secret = 'Jane Roe feels hopeless';
const refusingCourse = 'refusing';

let server: DevServer;
let connection: Connection;
let native: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;
let metricsPage: FastifyInstance;
const lines: string[] = [];

/** The toy rules, with a secret in every entry, which two defects quote: in a decision, and in the first try to record. */
let recordTries = 0;
let secondTry: () => void = () => undefined;
let letRecord: () => void = () => undefined;
const triedAgain = new Promise<void>((settle) => (secondTry = settle));
const mayRecord = new Promise<void>((settle) => (letRecord = settle));
const activities: CourseActivities = {
  advance: async (input) => {
    if (input.delivery.letter.type === 'SubmitScreening') throw new Error(`Cannot decide: ${secret}`);
    const step = toyAdvance(input, 'test');
    return { ...step, events: step.events.map((entry) => ({ ...entry, actor: { ...entry.actor, via: secret } })) };
  },
  record: async ({ identity }) => {
    if (identity.courseId !== refusingCourse) return;
    recordTries += 1;
    if (recordTries === 1) throw new Error(`Cannot record: ${secret}`);
    secondTry();
    await mayRecord;
  },
  reserveSpacing: async () => ({ type: 'held' }),
  remind: async () => ({ type: 'notSent', reason: 'test' }),
  escalate: async () => ({ type: 'notified', results: [] }),
  alarm: async () => undefined,
};

beforeAll(async () => {
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const { sdkMetricsUrl } = await installSdkRuntime(log);
  const metrics = createMetrics('test');
  metricsPage = metricsServer({ registry: metrics.registry, sdkMetricsUrl });
  server = await startTestDevServer();
  connection = await Connection.connect({ address: server.address });
  await registerSearchAttributes(connection, 'default', log);
  await registerSearchAttributes(connection, 'default', log);
  native = await NativeConnection.connect({ address: server.address });
  client = new Client({ connection, dataConverter });
  worker = await createCourseWorker({
    connection: native,
    namespace: 'default',
    activities: measureActivities(activities, metrics),
    dataConverter,
    bundle: await workflowBundle(),
    build: '0.1.0+4f2a90c1d3e5.tz2025b.luxon3.7.2',
  });
  running = worker.run();
}, 60_000);

afterAll(async () => {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
  await metricsPage.close();
  await native.close();
  await connection.close();
  await server.stop();
});

async function openCourse(id: string): Promise<WorkflowHandle> {
  const carried: CarriedCourse = {
    v: 1,
    identity: { ...toyIdentity, courseId: id as CourseId },
    log: [],
    recordedThrough: 0,
    parked: [],
    opening: toyCommand('opening', { type: 'RecordSupply', supply: 'kit', state: 'ordered' }),
    lookAgain: false,
  };
  return client.workflow.start(courseWorkflow, {
    taskQueue,
    workflowId: workflowIdOf(id as CourseId),
    args: [carried],
  });
}

async function metric(name: string): Promise<string[]> {
  const { body } = await metricsPage.inject('/metrics');
  return body.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe('a worker of courses', () => {
  it('leaves nothing in Temporal that somebody without the keys could read', async () => {
    const handle = await openCourse('sealed');
    const ask = () => handle.query<LogPage, [LogPageRequest]>(logPageQuery, { fromSeq: 1, limit: 10 });
    let page = await ask();
    // The query may be answered before the opening letter is decided.
    while (page.entries.length === 0) page = await ask();
    const bare = new Client({ connection }).workflow.getHandle(handle.workflowId);
    const history = historyToJSON(await bare.fetchHistory());
    const inBase64 = [...history.matchAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g)].map(([, text]) => text ?? '');
    const decoded = inBase64.map((text) => Buffer.from(text, 'base64').toString('latin1'));

    expect(page.entries.map(({ actor }) => actor.via)).toEqual([secret]);
    expect(decoded).toContain('binary/encrypted');
    expect([history, ...decoded].join('\n')).not.toMatch(/Jane|SupplyRecorded/);
  });

  it('seals the text of failures, and logs none of it', async () => {
    const handle = await openCourse(refusingCourse);
    await triedAgain;
    const { raw } = await handle.describe();
    letRecord();

    const [failure] = (raw.pendingActivities ?? []).map(({ lastFailure }) => lastFailure);
    expect([failure?.message, failure?.stackTrace]).toEqual(['Encoded failure', '']);
    expect(lines.join('')).toContain('"msg":"Activity failed"');
    expect(lines.join('')).not.toContain('Jane');
  });

  it('is found by its search attributes', async () => {
    const handle = await openCourse('found');
    await handle.query<LogPage, [LogPageRequest]>(logPageQuery, { fromSeq: 1, limit: 1 });
    const { searchAttributes } = await handle.describe();

    expect(searchAttributes).toMatchObject({
      RegimenClinic: ['harbour'],
      RegimenStatus: ['active'],
      RegimenRealm: ['real'],
    });
  });

  it('tells of a decision that fails on the same page as the figures of the engine and of the SDK', async () => {
    const handle = await openCourse('failing');
    const delivery = toyCommand('screening', { type: 'SubmitScreening', answers: {} });
    const answer = await handle.executeUpdate<CommandAnswer, [CommandMessage]>('SubmitScreening', {
      args: [{ delivery, attempt: 'a1' }],
    });

    expect(answer.type).toBe('fault');
    expect(await metric('regimen_decision_attempts_total')).toContain(
      'regimen_decision_attempts_total{outcome="failed"} 3',
    );
    expect(await metric('regimen_store_available')).toEqual(['regimen_store_available 1']);
    expect(await metric('regimen_sdk_metrics_up')).toEqual(['regimen_sdk_metrics_up 1']);
    expect(await metric('temporal_worker_start_total')).toHaveLength(1);
    const [failed] = await metric('regimen_failed_decisions_total');
    expect(failed).toContain('about="SubmitScreening"');
  });

  it('stops when it is asked to', async () => {
    worker.shutdown();

    await expect(running).resolves.toBeUndefined();
  });
});
