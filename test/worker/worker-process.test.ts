import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { courseClient, type CourseClient } from '../../client';
import type { Actor } from '../../domain/course/actor';
import type { ActorId, ClinicId, PatientId } from '../../domain/ids';
import { dataConverterOf, openKeyRing } from '../../worker/codec';
import { loadConfig } from '../../worker/config';
import { lastGoodClinics } from '../../worker/last-good';
import { createLog } from '../../worker/logging';
import { installSdkRuntime } from '../../worker/sdk-runtime';
import type { DevServer } from '../../worker/temporal-server';
import { runWorkerProcess } from '../../worker/worker-process';
import { startMailServer, type MailServer } from '../activities/mail-server';
import { demoClinic } from '../support/demo-clinic';
import { startTestDevServer } from '../support/dev-server';
import { freePort } from '../support/free-port';
import { shippedProtocol } from '../support/shipped-protocol';
import { workflowBundle } from '../support/workflow-bundle';

jest.setTimeout(60_000);

const coordinator: Actor = { kind: 'person', id: 'cora' as ActorId, role: 'coordinator' };
/** Nobody listens there. */
const databaseAway = 'postgres://regimen@127.0.0.1:1/regimen';

let home: string;
let server: DevServer;
let mailServer: MailServer;
let connection: Connection;
let sdkMetricsUrl: string;
let lines: string[] = [];
const log = createLog('info', { write: (line) => void lines.push(line) });

beforeEach(() => {
  lines = [];
});

beforeAll(async () => {
  ({ sdkMetricsUrl } = await installSdkRuntime(log));
  home = mkdtempSync(join(tmpdir(), 'regimen-worker-'));
  server = await startTestDevServer();
  mailServer = await startMailServer();
  connection = await Connection.connect({ address: server.address });
});

afterAll(async () => {
  await connection.close();
  await mailServer.stop();
  await server.stop();
  rmSync(home, { recursive: true });
});

async function environment(): Promise<NodeJS.ProcessEnv> {
  return {
    HOME: home,
    REGIMEN_HOME: home,
    DATABASE_URL: databaseAway,
    TEMPORAL_ADDRESS: server.address,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'regimen@example.org',
    CODEC_PORT: String(await freePort()),
    METRICS_PORT: String(await freePort()),
  };
}

/** Runs the process for as long as `during` takes, and stops it as a signal would. */
async function whileRunning(env: NodeJS.ProcessEnv, during: () => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const { codePath } = await workflowBundle();
  const running = runWorkerProcess({
    config: loadConfig(env),
    log,
    sdkMetricsUrl,
    bundlePath: codePath,
    signal: stopping.signal,
  });
  try {
    await Promise.race([during(), running]);
  } finally {
    stopping.abort();
    await running;
  }
}

/** A caller whose own database knows nothing of the course yet. */
async function caller(): Promise<CourseClient> {
  const dataConverter = dataConverterOf(await openKeyRing(join(home, 'keys', 'codec.json')));
  return courseClient({
    client: new Client({ connection, dataConverter }),
    courses: { carried: async () => null, entries: async () => [], find: async () => null },
    patienceMs: 20_000,
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((settle) => setTimeout(settle, 50));
}

describe('a worker that starts while the database is away', () => {
  it('pages on-call for a positive item 9, by the last good clinic file of its machine', async () => {
    await lastGoodClinics(home).keep(demoClinic());
    await whileRunning(await environment(), async () => {
      const courses = await caller();
      const { courseId } = await courses.open({
        command: {
          type: 'OpenCourse',
          realm: 'real',
          clinic: 'demo' as ClinicId,
          patient: 'p1' as PatientId,
          protocol: shippedProtocol('sublingual-home'),
          follows: null,
          highRisk: false,
        },
        actor: coordinator,
        caller: 'test',
        key: 'open',
      });
      const answered = await courses.command(courseId, {
        command: { type: 'RecordMeasure', instrument: 'phq-9', items: [1, 1, 1, 1, 1, 1, 1, 1, 2], session: null },
        actor: coordinator,
        caller: 'test',
        key: 'phq-9',
      });
      expect(answered.type).toBe('accepted');
      await until(() => mailServer.mails.length > 0);
    });

    expect(mailServer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['clive@example.org', 'URGENT, patient safety: contact patient'],
    ]);
    expect(lines.join('')).toContain("Going by this machine's last good clinic file");
  });

  it('shows its figures and opens payloads meanwhile', async () => {
    const env = await environment();
    await whileRunning(env, async () => {
      await until(() => lines.some((line) => line.includes('The worker takes courses')));
      const figures = await fetch(`http://127.0.0.1:${env['METRICS_PORT']}/metrics`);
      const codec = await fetch(`http://127.0.0.1:${env['CODEC_PORT']}/decode`, { method: 'POST' });

      expect(await figures.text()).toContain('process_cpu_seconds_total');
      expect(codec.status).toBe(401);
    });
  });
});

describe('the command that runs a worker', () => {
  it('says what it needs when its database or its Temporal is not named', async () => {
    const { code, errors } = await runMain({});

    expect([code, errors]).toEqual([
      1,
      'The configuration has 2 problems:\n' +
        '  DATABASE_URL is not set: expected the PostgreSQL that the API uses too; npm start runs everything in one ' +
        'process without it\n' +
        '  TEMPORAL_ADDRESS is not set: expected host:port of the Temporal server; npm start runs everything in one ' +
        'process without it\n',
    ]);
  });

  it('waits for Temporal, and stops on a signal all the same', async () => {
    const env = { ...(await environment()), TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const { code, output } = await runMain(env, 'The Temporal server is not there yet');

    expect(code).toBe(0);
    expect(output).toContain('"msg":"The worker has stopped"');
  });
});

/** Runs `worker/main.ts` as a process, and asks it to stop once it has printed `stopAfter`. */
async function runMain(env: NodeJS.ProcessEnv, stopAfter?: string) {
  const hook = join(__dirname, '../support/typescript-hook.js');
  const child = spawn(process.execPath, ['-r', hook, join(__dirname, '../../worker/main.ts')], {
    env: { PATH: process.env['PATH'], HOME: home, REGIMEN_HOME: home, ...env },
  });
  let [output, errors] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (stopAfter !== undefined && output.includes(stopAfter)) child.kill('SIGTERM');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}
