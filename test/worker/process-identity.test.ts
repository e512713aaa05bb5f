import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandLineOf, identityOf, isRunning } from '../../worker/process-identity';

describe('a process', () => {
  it('is the same one for as long as it runs', () => {
    const self = identityOf(process.pid);
    expect(self).toEqual({ pid: process.pid, startTime: expect.stringMatching(/./) as string });
    expect(self !== undefined && isRunning(self)).toBe(true);
  });

  it('is another one when the pid was given away since', () => {
    expect(isRunning({ pid: process.pid, startTime: 'long before' })).toBe(false);
  });

  it('shows its command line while it runs, and nothing after it has ended', async () => {
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    expect(commandLineOf(pid)).toBe('sleep 1000');

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(identityOf(pid)).toBeUndefined();
    expect(commandLineOf(pid)).toBe('');
  });
});
