import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity';

const lookEveryMs = 50;

/**
 * Ends one process, politely first: SIGTERM, and SIGKILL when it is still there after `graceMs`. Works on processes
 * that are not our children, and touches no other process that has been given the same pid since.
 */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  send(identity, 'SIGTERM');
  if (await hasEndedWithin(identity, graceMs)) return;
  send(identity, 'SIGKILL');
  if (await hasEndedWithin(identity, 5_000)) return;
  throw new Error(`Process ${identity.pid} does not end, even by SIGKILL. End it by hand, then start again.`);
}

/** A process that ends between the look and the signal is what we wanted. */
function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (isRunning(identity)) throw error;
  }
}

async function hasEndedWithin(identity: ProcessIdentity, spanMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + spanMs;
  while (isRunning(identity)) {
    if (performance.now() >= deadlineMs) return false;
    await pause(lookEveryMs);
  }
  return true;
}
