import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from '../../worker/end-process';
import { identityOf, isRunning, type ProcessIdentity } from '../../worker/process-identity';

/** It starts processes of its own, slowly on a busy machine. */
jest.setTimeout(30_000);

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A node process that has said it is ready. */
async function startProgram(program: string): Promise<{ child: ChildProcess; identity: ProcessIdentity }> {
  const child = spawn(process.execPath, ['-e', `${program}; console.log('ready'); setInterval(() => {}, 1000)`]);
  children.push(child);
  await once(child.stdout, 'data');
  const identity = identityOf(child.pid ?? 0);
  if (identity === undefined) throw new Error('The program has ended.');
  return { child, identity };
}

describe('ending a process', () => {
  it('asks it to stop', async () => {
    const { child, identity } = await startProgram(`process.on('SIGTERM', () => process.exit(7))`);
    await Promise.all([once(child, 'exit'), endProcess(identity, 10_000)]);
    expect([child.exitCode, child.signalCode]).toEqual([7, null]);
  });

  it('kills one that does not listen', async () => {
    const { child, identity } = await startProgram(`process.on('SIGTERM', () => {})`);
    await Promise.all([once(child, 'exit'), endProcess(identity, 200)]);
    expect([child.exitCode, child.signalCode]).toEqual([null, 'SIGKILL']);
  });

  it('leaves alone a process that only has the pid of the one meant', async () => {
    const { child, identity } = await startProgram('');
    await endProcess({ ...identity, startTime: 'long before' }, 200);
    expect(isRunning(identity)).toBe(true);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  });
});
