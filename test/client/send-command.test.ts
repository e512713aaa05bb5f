import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { courseClient } from '../../client/course-client';
import type { CourseClient } from '../../client/course-client';
import { courseIdOf } from '../../client/command-id';
import { CourseNotAnswering } from '../../client/course-not-answering';
import type { Actor } from '../../domain/course/actor';
import type { Command, OpeningCommand } from '../../domain/course/commands';
import type { CourseIdentity, Log } from '../../domain/course/log';
import type { ActorId, ClinicId, CourseId, PatientId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import type { DevServer } from '../../worker/temporal-server';
import { taskQueue, workflowIdOf } from '../../workflows/ids';
import { startTestDevServer } from '../support/dev-server';

const nora: Actor = { kind: 'person', id: 'nora' as ActorId, role: 'coordinator' };
const opening: OpeningCommand = {
  type: 'OpenCourse',
  realm: 'real',
  clinic: 'harbor' as ClinicId,
  patient: 'p-1' as PatientId,
  protocol: { schema: 2, id: 'toy', version: '1.0.0' } as Protocol,
  follows: null,
  highRisk: false,
};

let server: DevServer;
let connection: Connection;
let workerConnection: NativeConnection;
let client: Client;
let worker: Worker | null = null;
let working: Promise<void> = Promise.resolve();
/** What the permanent record holds; a test fills it as the course's own recording would. */
const record = new Map<CourseId, { readonly identity: CourseIdentity; readonly log: Log }>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
  server = await startTestDevServer();
  connection = await Connection.connect({ address: server.address });
  workerConnection = await NativeConnection.connect({ address: server.address });
  client = new Client({ connection });
  await startWorker();
}, 60_000);

afterAll(async () => {
  await stopWorker();
  await workerConnection.close();
  await connection.close();
  await server.stop();
});

async function startWorker(): Promise<void> {
  worker = await Worker.create({
    connection: workerConnection,
    taskQueue,
    workflowsPath: require.resolve('./toy-course'),
  });
  working = worker.run();
}

async function stopWorker(): Promise<void> {
  worker?.shutdown();
  worker = null;
  await working;
}

function courses(patienceMs = 20_000): CourseClient {
  return courseClient({
    client,
    patienceMs,
    courses: {
      carried: async (courseId) => record.get(courseId) ?? null,
      find: async (courseId) => record.get(courseId)?.identity ?? null,
      entries: async (courseId, fromSeq, limit) =>
        (record.get(courseId)?.log ?? []).filter(({ seq }) => seq >= fromSeq).slice(0, limit),
    },
  });
}

async function opened(key: string): Promise<CourseId> {
  const { courseId, outcome } = await courses().open({ command: opening, actor: nora, caller: 'desk', key });
  expect(outcome).toEqual({ type: 'accepted', seqs: [1] });
  return courseId;
}

type Later = Exclude<Command, OpeningCommand>;
const request = (command: Later, key: string) => ({ command, actor: nora, caller: 'desk', key });
const flag = (reason: string): Later => ({ type: 'RaiseFlag', reason });
const closing: Later = { type: 'CloseCourse', outcome: 'completed', reason: 'done' };

async function closed(key: string): Promise<CourseId> {
  const courseId = await opened(key);
  await courses().command(courseId, request(closing, 'close'));
  await client.workflow.getHandle(workflowIdOf(courseId)).result();
  const log = await courses().read(courseId);
  if (log === null) throw new Error('The course has no log.');
  record.set(courseId, { identity: log.identity, log: log.entries });
  return courseId;
}

async function logOf(courseId: CourseId): Promise<readonly unknown[]> {
  const log = await courses().read(courseId);
  return (log?.entries ?? []).map(({ event }) => ('reason' in event ? event.reason : event.type));
}

describe('opening a course', () => {
  it('answers with its id, and the same id and answer for the same key', async () => {
    const courseId = await opened('open-1');
    expect(courseId).toBe(courseIdOf('desk', 'open-1'));
    expect(await opened('open-1')).toBe(courseId);
    expect(await logOf(courseId)).toEqual(['OpenCourse']);
  });

  it('never opens afresh what the record holds, though Temporal has forgotten it', async () => {
    const courseId = courseIdOf('desk', 'open-2');
    const first = await courses().read(await opened('open-1'));
    const [entry] = first?.entries ?? [];
    if (entry === undefined) throw new Error('The course has no log.');
    const identity: CourseIdentity = { ...identityOf(courseId), courseId };
    record.set(courseId, { identity, log: [entry, { ...entry, seq: 2 }] });
    await courses().open({ command: opening, actor: nora, caller: 'desk', key: 'open-2' });
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'OpenCourse', 'OpenCourse']);
  });
});

function identityOf(courseId: CourseId): CourseIdentity {
  return { courseId, realm: 'real', clinic: opening.clinic, patient: opening.patient };
}

describe('a command', () => {
  it('acts once, however often it is sent under its key', async () => {
    const courseId = await opened('once');
    const answers = await Promise.all([1, 2, 3].map(() => courses().command(courseId, request(flag('x'), 'k'))));
    expect(answers).toEqual(Array(3).fill({ type: 'accepted', seqs: [2] }));
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'RaiseFlag']);
  });

  it('reaches the course with another body under its key, for the course to refuse', async () => {
    const courseId = await opened('other-body');
    await courses().command(courseId, request(flag('x'), 'k'));
    expect(await courses().command(courseId, request(flag('y'), 'k'))).toEqual({
      type: 'refused',
      refusal: { type: 'IdempotencyKeyReused' },
    });
  });

  it('is answered by the next run when the one that took it hands over', async () => {
    const courseId = await opened('hand-over');
    expect(await courses().command(courseId, request(flag('hand over'), 'k'))).toEqual({ type: 'accepted', seqs: [2] });
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'RaiseFlag']);
  });

  it('is told of a fault, and may be sent again with the same key until it is decided', async () => {
    const courseId = await opened('fault');
    const send = () => courses().command(courseId, request(flag('fault twice'), 'k'));
    expect(await send()).toEqual({ type: 'fault', because: 'fault 1' });
    expect(await send()).toEqual({ type: 'fault', because: 'fault 2' });
    expect(await send()).toEqual({ type: 'accepted', seqs: [2] });
    expect(await send()).toEqual({ type: 'accepted', seqs: [2] });
  });

  it('takes a closed course up again from its record, and keeps what was there', async () => {
    const courseId = await closed('late');
    expect(await courses().command(courseId, request(flag('late fact'), 'k'))).toEqual({ type: 'accepted', seqs: [3] });
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'CloseCourse', 'RaiseFlag']);
  });

  it('gets the answer of before when it is repeated after the course has closed', async () => {
    const courseId = await closed('repeat');
    expect(await courses().command(courseId, request(closing, 'close'))).toEqual({ type: 'accepted', seqs: [2] });
  });

  it('names a course that nobody knows as such', async () => {
    const nobody = courseIdOf('desk', 'never opened');
    expect(await courses().command(nobody, request(flag('x'), 'k'))).toEqual({ type: 'courseUnknown' });
    expect(await courses().read(nobody)).toBeNull();
  });
});

describe('a fact from a machine', () => {
  const delivery = {
    letter: flag('from a monitor'),
    actor: nora,
    cause: { kind: 'signal', id: 'monitor-1' },
  } as const;

  it('is in the log once, though it is reported twice', async () => {
    const courseId = await opened('signal');
    expect(await courses().reportFact(courseId, delivery)).toBe(true);
    expect(await courses().reportFact(courseId, delivery)).toBe(true);
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'RaiseFlag']);
  });

  it('takes a closed course up again, and is not taken for a course that nobody knows', async () => {
    const courseId = await closed('signal-late');
    expect(await courses().reportFact(courseId, delivery)).toBe(true);
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'CloseCourse', 'RaiseFlag']);
    expect(await courses().reportFact(courseIdOf('desk', 'nobody'), delivery)).toBe(false);
  });
});

describe('a change around a course', () => {
  it('is told to an open course, once, and to no other', async () => {
    const courseId = await opened('nudge');
    const change = { because: 'clinicFile', change: 'digest-1' } as const;
    expect(await courses().lookAgain(courseId, change)).toBe(true);
    expect(await courses().lookAgain(courseId, change)).toBe(true);
    expect(await logOf(courseId)).toEqual(['OpenCourse', 'LookAgain']);
    expect(await courses().lookAgain(await closed('nudge-closed'), change)).toBe(false);
  });
});

describe('a course that does not answer', () => {
  it('is waited for no longer than patience lasts, and the error says what to do; its record can still be read', async () => {
    const courseId = await closed('silent');
    const another = await opened('silent-2');
    await stopWorker();
    const failure = courses(2_000).command(another, request(flag('x'), 'k'));
    await expect(failure).rejects.toMatchObject({
      name: 'CourseNotAnswering',
      courseId: another,
      temporalReachable: true,
    });
    await expect(failure).rejects.toThrow(
      `Course ${another} did not answer within 2 s: Temporal is reachable, so most likely no worker is running. ` +
        'Start one (npm start runs everything), then send the command again with the same key.',
    );
    expect(await courses().read(courseId)).toMatchObject({ from: 'record', entries: [{ seq: 1 }, { seq: 2 }] });
    await startWorker();
    expect(await courses().command(another, request(flag('x'), 'k'))).toEqual({ type: 'accepted', seqs: [2] });
  }, 60_000);

  it('says so when it is Temporal that cannot be reached', async () => {
    await stopWorker();
    const nowhere = Connection.lazy({ address: '127.0.0.1:1' });
    const lost = courseClient({
      client: new Client({ connection: nowhere }),
      patienceMs: 1_000,
      courses: { carried: async () => null, find: async () => null, entries: async () => [] },
    });
    const failure = lost.command(courseIdOf('desk', 'x'), request(flag('x'), 'k'));
    await expect(failure).rejects.toBeInstanceOf(CourseNotAnswering);
    await expect(failure).rejects.toMatchObject({ temporalReachable: false });
    await nowhere.close();
  });
});
