import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { payloadToJSON } from '@temporalio/common/lib/proto-utils';
import { keySourceOf, payloadCodecOf } from '../../../worker/codec';
import { codecServer, openingLink, uiCodecEndpoint } from '../../../worker/codec-server';
import { endProcess } from '../../../worker/end-process';
import { commandLineOf, identityOf, isRunning, type ProcessIdentity } from '../../../worker/process-identity';
import {
  startDevServer,
  startOrAdoptDevServer,
  type KeptDevServer,
  type KeptDevServerOptions,
} from '../../../worker/temporal-server';
import { startTestDevServer, temporalExecutable } from '../../support/dev-server';
import { freePort } from '../../support/free-port';
import { fakeExecutable } from './fake-executable';

/** Each start takes one to three seconds, and each stop two. */
jest.setTimeout(60_000);

let folder: string;
let options: KeptDevServerOptions;
let spawned: ProcessIdentity[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-dev-server-'));
  options = {
    executable: await temporalExecutable(),
    dataFolder: join(folder, 'data of one clinic'),
    port: await freePort(),
    namespace: 'default',
    searchAttributes: { Clinic: 'Keyword' },
    logLevel: 'error',
  };
  mkdirSync(options.dataFolder);
  spawned = [];
});

afterEach(async () => {
  await Promise.all(spawned.map((identity) => endProcess(identity, 10_000)));
  rmSync(folder, { recursive: true, force: true });
});

/** Remembers a process that runs now, so that it ends with the test however the test ends. */
function track(pid: number | undefined): ProcessIdentity {
  const identity = identityOf(pid ?? 0);
  if (identity === undefined) throw new Error(`Process ${pid} has ended.`);
  spawned.push(identity);
  return identity;
}

async function start(changes: Partial<KeptDevServerOptions> = {}): Promise<KeptDevServer> {
  const server = await startOrAdoptDevServer({ ...options, ...changes });
  track(server.pid);
  return server;
}

/** Opens a workflow that nobody works on, found again by its id. */
async function open(workflowId: string, address: string): Promise<void> {
  const searchAttributes = { Clinic: ['north'] };
  const connection = await Connection.connect({ address });
  await new Client({ connection }).workflow.start('course', { taskQueue: 'nobody', workflowId, searchAttributes });
  await connection.close();
}

async function statusOf(workflowId: string, address: string): Promise<string> {
  const connection = await Connection.connect({ address });
  const { status } = await new Client({ connection }).workflow.getHandle(workflowId).describe();
  await connection.close();
  return status.name;
}

/** Starts the server from a process of its own, and kills that process. */
async function startAndKillStarter(): Promise<ProcessIdentity> {
  const argv = ['-r', require.resolve('../../support/typescript-hook'), require.resolve('./start-then-hang')];
  const starter = spawn(process.execPath, [...argv, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(starter.stdout, 'data')) as [Buffer];
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  const { pid } = JSON.parse(said.toString()) as { pid: number };
  return track(pid);
}

describe('a development server', () => {
  it('keeps its workflows and search attributes in its file from one start to the next', async () => {
    const first = await start();
    await open('c1', first.address);
    await first.stop();

    const second = await start({ searchAttributes: { Clinic: 'Keyword', Phase: 'Keyword' } });
    expect(await statusOf('c1', second.address)).toBe('RUNNING');
    const connection = await Connection.connect({ address: second.address });
    const registered = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    await connection.close();
    expect(registered.customAttributes).toEqual({ Clinic: 2, Phase: 2 });
  });

  it('that its killed starter left behind is adopted by the next start', async () => {
    const left = await startAndKillStarter();
    const { address, adopted, pid, stop } = await start();
    expect({ adopted, pid }).toEqual({ adopted: true, pid: left.pid });
    await open('c1', address);

    await stop();
    expect(isRunning(left)).toBe(false);
    expect(existsSync(join(options.dataFolder, 'temporal-server.json'))).toBe(false);
  });

  it('that was left behind with other settings is ended and started anew on the same data', async () => {
    const first = await start();
    const left = track(first.pid);
    await open('c1', first.address);

    const second = await start({ port: await freePort() });
    expect(second.adopted).toBe(false);
    expect(isRunning(left)).toBe(false);
    expect(await statusOf('c1', second.address)).toBe('RUNNING');
  });

  it('is never taken for a process that merely got the pid of a recorded one', async () => {
    const bystander = track(spawn('sleep', ['1000'], { stdio: 'ignore' }).pid);
    const recordFile = join(options.dataFolder, 'temporal-server.json');
    const record = { dataPath: join(options.dataFolder, 'temporal.db'), port: options.port };
    writeFileSync(recordFile, JSON.stringify({ ...bystander, ...record }));

    const { pid } = await start();
    expect(isRunning(bystander)).toBe(true);
    expect(JSON.parse(readFileSync(recordFile, 'utf8'))).toEqual({ ...identityOf(pid), ...record });
  });

  it('in memory starts with time skipping switched on', async () => {
    const { address, stop } = await startTestDevServer({ searchAttributes: { Clinic: 'Keyword' } });
    await open('c1', address);
    const connection = await Connection.connect({ address });
    const answer = await connection.workflowService.updateWorkflowExecutionOptions({
      namespace: 'default',
      workflowExecution: { workflowId: 'c1' },
      workflowExecutionOptions: { timeSkippingConfig: { enabled: true } },
      updateMask: { paths: ['time_skipping_config'] },
    });
    await connection.close();
    await stop();
    expect(answer.workflowExecutionOptions?.timeSkippingConfig?.enabled).toBe(true);
  });
});

describe('the UI of a development server', () => {
  const token = 'a-token-that-is-long-enough-for-the-test';
  const codec = payloadCodecOf(keySourceOf({ current: 'k-1', keys: new Map([['k-1', Buffer.alloc(32, 1)]]) }));

  it('knows where payloads are decrypted, and neither it nor the command line knows the token', async () => {
    const uiPort = await freePort();
    const { pid } = await start({ uiPort, codecEndpoint: uiCodecEndpoint });
    const door = codecServer({ codec, token, origins: [], uiPort });
    const origin = await door.listen({ host: '127.0.0.1', port: 0 });

    const settings = await fetch(`http://127.0.0.1:${uiPort}/api/v1/settings`);
    expect(await settings.json()).toMatchObject({ Codec: { Endpoint: '/codec', IncludeCredentials: false } });
    expect(commandLineOf(pid)).toContain(' --ui-codec-endpoint /codec ');

    const link = await fetch(openingLink(origin, token), { redirect: 'manual' });
    const headers = { cookie: link.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin };
    const page = await fetch(`${origin}/namespaces/default/workflows`, { headers });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await (await fetch(`${origin}/api/v1/settings`, { headers })).json()).toMatchObject({
      Codec: { Endpoint: '/codec' },
    });

    const [payload] = await codec.encode([defaultPayloadConverter.toPayload({ phase: 'consent' })]);
    const body = JSON.stringify({ payloads: [payloadToJSON(payload!)] });
    const decode = (sent: object) =>
      fetch(`${origin}/codec/decode?preserveStorageRefs=true`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-namespace': 'default', ...sent },
        body,
      });
    const opened = (await (await decode(headers)).json()) as { payloads: { data: string }[] };
    expect(Buffer.from(opened.payloads[0]?.data ?? '', 'base64').toString()).toBe('{"phase":"consent"}');
    expect((await decode({ origin })).status).toBe(401);
    await door.close();
  });
});

describe('a development server that cannot start', () => {
  it('names a port that is taken', async () => {
    const squatter = createServer();
    await new Promise<void>((settle) => squatter.listen(options.port, '127.0.0.1', settle));
    await expect(startOrAdoptDevServer(options)).rejects.toThrow(
      `Port ${options.port}, meant for the Temporal server, is not free (EADDRINUSE). ` +
        'Stop what uses it, or choose another port.',
    );
    squatter.close();
  });

  it('shows what it printed last', async () => {
    const executable = fakeExecutable(join(folder, 'temporal'), 'echo "disk is full" >&2; exit 1');
    const logFile = join(folder, 'temporal.log');
    await expect(startDevServer({ ...options, executable, logFile })).rejects.toThrow(
      `The Temporal server did not start: it has ended.\nIt printed last (${logFile}):\n  disk is full`,
    );
  });

  it('names an executable that is not there', async () => {
    const executable = join(folder, 'nothing');
    await expect(startDevServer({ ...options, executable, logFile: join(folder, 'log') })).rejects.toThrow(
      `${executable} could not be started: spawn ${executable} ENOENT`,
    );
  });
});
