import { join } from 'node:path';
import { KeyRingUnreadable } from './codec';
import { loadConfig } from './config';
import { ConfigInvalid } from './config-problem';
import { createLog, type Log } from './logging';
import { projectRoot } from './project-root';
import { installSdkRuntime } from './sdk-runtime';
import { runWorkerProcess } from './worker-process';

/** The worker gives up what is under way after 8 s; whatever else hangs then is not waited for. */
const stopWithinMs = 12_000;

/** The worker as a process of its own: PostgreSQL, Temporal and the API are elsewhere. */
async function main(): Promise<void> {
  // What is kept names patients: nobody else on the machine may read it.
  process.umask(0o077);
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const { sdkMetricsUrl } = await installSdkRuntime(log);
  const bundlePath = join(projectRoot(), 'dist', 'workflow-bundle.js');
  await runWorkerProcess({ config, log, sdkMetricsUrl, bundlePath, signal: stopAsked(log) });
  log.info({}, 'The worker has stopped');
}

/** The first signal asks for the end; a second one, or a stop that takes too long, is the end. */
function stopAsked(log: Log): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      log.info({ signal }, 'The worker stops');
      stopping.abort();
      setTimeout(() => {
        log.error({}, 'The worker was ended before it had stopped');
        process.exit(1);
      }, stopWithinMs).unref();
    });
  }
  return stopping.signal;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const { message, stack } = error as Partial<Error>;
    const saysWhatToDo = error instanceof ConfigInvalid || error instanceof KeyRingUnreadable;
    process.stderr.write(`${(saysWhatToDo ? message : stack) ?? String(error)}\n`);
    process.exit(1);
  },
);
