import { readFileSync } from 'node:fs';
import { endProcess } from '../end-process';
import { isRunning, type ProcessIdentity } from '../process-identity';
import { devServerArguments, type DevServerOptions } from './dev-server-options';
import { requireFreePort } from './require-free-port';
import { ensureSearchAttributes } from './search-attributes';
import { whyNotServing, withConnection } from './serving';
import { spawnDetached } from './spawn-detached';
import { whyGone } from './why-gone';

/** A development server under our care. */
export type DevServer = {
  /** `host:port` for clients and workers. */
  readonly address: string;
  readonly pid: number;
  /** Why it can serve no more, though it did; null while it can. */
  readonly whyGone: () => Promise<string | null>;
  /** Ends the server; its database file can be served again afterwards. */
  readonly stop: () => Promise<void>;
};

/** A second on an idle machine; a large database on a busy one takes longer. */
const startMs = 30_000;

/** Longer than the two seconds it needs to close its database. */
export const stopMs = 10_000;

/**
 * Starts a development server and waits until it answers. Throws with the last lines it printed when it ends early or
 * does not answer within 30 s, leaving no process behind. `onSpawned` hears of the process before it answers.
 */
export async function startDevServer(
  options: DevServerOptions,
  onSpawned: (identity: ProcessIdentity) => void = () => undefined,
): Promise<DevServer> {
  const { executable, logFile, namespace, port, searchAttributes, uiPort } = options;
  await requireFreePort(port, 'the Temporal server');
  if (uiPort !== undefined) await requireFreePort(uiPort, 'the Temporal UI');

  const identity = await spawnDetached(executable, devServerArguments(options), logFile);
  onSpawned(identity);
  try {
    const address = addressOf(port);
    const isGone = (): boolean => !isRunning(identity);
    const problem = await whyNotServing({ address, namespace, patienceMs: startMs, isGone });
    if (problem !== undefined) throw new Error(`The Temporal server did not start: ${problem}.\n${lastLines(logFile)}`);
    await withConnection(address, (connection) => ensureSearchAttributes(connection, namespace, searchAttributes));
    return serverOf(identity, port);
  } catch (error) {
    await endProcess(identity, stopMs);
    throw error;
  }
}

/** A server that answers, as its starter holds it. */
export function serverOf(identity: ProcessIdentity, port: number): DevServer {
  return {
    address: addressOf(port),
    pid: identity.pid,
    whyGone: () => whyGone(identity, port),
    stop: () => endProcess(identity, stopMs),
  };
}

export function addressOf(port: number): string {
  return `127.0.0.1:${port}`;
}

function lastLines(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-10);
  return [`It printed last (${logFile}):`, ...lines.map((line) => `  ${line}`)].join('\n');
}
