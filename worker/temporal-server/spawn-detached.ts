import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { identityOf, type ProcessIdentity } from '../process-identity';

/**
 * Starts a program that outlives a kill -9 of this process: it writes to a file, since a broken pipe would end it, and
 * is in a process group of its own, so that Ctrl-C reaches us alone and we stop it when our own work is done.
 */
export async function spawnDetached(file: string, argv: readonly string[], logFile: string): Promise<ProcessIdentity> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(file, argv, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  if (child.pid === undefined) {
    const [error] = (await once(child, 'error').catch((thrown: unknown) => [thrown])) as [Error];
    throw new Error(`${file} could not be started: ${error.message}`);
  }
  return identityOf(child.pid) ?? { pid: child.pid, startTime: 'ended at once' };
}
