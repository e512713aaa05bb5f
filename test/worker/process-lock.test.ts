import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireProcessLock, LockedByAnother } from '../../worker/process-lock';
import { identityOf } from '../../worker/process-identity';

/** It starts processes of its own, slowly on a busy machine. */
jest.setTimeout(30_000);

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-lock-'));
  path = join(folder, 'regimen.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock on a data folder', () => {
  it('is held by this process until it is released', () => {
    const lock = acquireProcessLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(identityOf(process.pid));
    expect(readdirSync(folder)).toEqual(['regimen.lock']);

    lock.release();
    expect(existsSync(path)).toBe(false);
    acquireProcessLock(path).release();
  });

  it('is refused while a live process holds it, naming that process and what to do', async () => {
    const other = spawn('sleep', ['1000'], { stdio: 'ignore' });
    const pid = other.pid ?? 0;
    writeFileSync(path, JSON.stringify(identityOf(pid)));
    const refusal = whatIsThrownBy(() => acquireProcessLock(path));
    other.kill('SIGKILL');
    await once(other, 'exit');

    expect(refusal).toBeInstanceOf(LockedByAnother);
    expect((refusal as LockedByAnother).message).toBe(
      `Process ${pid} is already running on the data in ${folder}. Stop it first (Ctrl-C in its terminal, or: kill ${pid}), ` +
        'or set REGIMEN_HOME to another folder to run beside it.',
    );
    expect(readdirSync(folder)).toEqual(['regimen.lock']);
    acquireProcessLock(path).release();
  });

  it.each([
    [
      'its process is gone and the pid belongs to another',
      JSON.stringify({ pid: process.pid, startTime: 'long before' }),
    ],
    ['it was damaged', '{"pid":'],
  ])('is taken over when %s', (_reason, content) => {
    writeFileSync(path, content);
    acquireProcessLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(identityOf(process.pid));
    expect(readdirSync(folder)).toEqual(['regimen.lock']);
  });

  it('is not released by a process that has lost it', () => {
    const lock = acquireProcessLock(path);
    const taken = JSON.stringify({ pid: 1, startTime: 'another' });
    writeFileSync(path, taken);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(taken);
  });

  it('goes to exactly one of many processes that find it stale at the same moment', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startTime: 'long before' }));
    const contenders = await Promise.all(Array.from({ length: 6 }, () => startContender(path)));
    const outcomes = contenders.map((contender) => heard(contender));
    for (const contender of contenders) contender.stdin.write('go');
    const said = await Promise.all(outcomes);
    for (const contender of contenders) contender.kill('SIGKILL');
    await Promise.all(contenders.map((contender) => once(contender, 'close')));

    expect(said.filter((outcome) => outcome === 'got it')).toHaveLength(1);
    expect(said.filter((outcome) => outcome === 'LockedByAnother')).toHaveLength(5);
  });
});

function whatIsThrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** A process that tries for the lock when it is told to, says how that went, and stays until it is killed. */
async function startContender(lockPath: string): Promise<ChildProcessWithoutNullStreams> {
  const program = `
    const { acquireProcessLock } = require(process.argv[1]);
    process.stdin.once('data', () => {
      try { acquireProcessLock(process.argv[2]); console.log('got it'); } catch (error) { console.log(error.name); }
    });
    console.log('ready');
  `;
  const hook = require.resolve('../support/typescript-hook');
  const argv = ['-r', hook, '-e', program, require.resolve('../../worker/process-lock'), lockPath];
  const contender = spawn(process.execPath, argv);
  await heard(contender);
  return contender;
}

async function heard(contender: ChildProcessWithoutNullStreams): Promise<string> {
  const [said] = (await once(contender.stdout, 'data')) as [Buffer];
  return said.toString().trim();
}
