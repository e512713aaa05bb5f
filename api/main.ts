import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { courseClient } from '../client';
import { engineHealth } from '../client/engine-health';
import { instantOfMs } from '../domain/time/instant';
import { openStore } from '../store';
import { dataConverterOf, openKeyRing } from '../worker/codec';
import { loadConfig } from '../worker/config';
import { deployedConfig } from '../worker/deployed-config';
import { ConfigInvalid } from '../worker/config-problem';
import { keepCommandLineKeys } from '../worker/embedded/command-line-keys';
import { createLog } from '../worker/logging';
import type { Log } from '../worker/logging';
import { storeWhenOpen } from '../worker/store-when-open';
import { makeFirstKeys } from './first-keys';
import { buildApi } from './server';

/** Below the half minute after which proxies commonly give up. */
const commandPatienceMs = 25_000;

/** The API as a process of its own: PostgreSQL, Temporal and workers are elsewhere, and need not be there first. */
async function main(): Promise<void> {
  process.umask(0o077);
  const config = loadConfig();
  const { databaseUrl, temporalAddress: address } = deployedConfig(config);
  const log = createLog(config.logLevel);
  const { store, opened } = storeWhenOpen(() => openStore({ databaseUrl }), log);
  const connection = Connection.lazy({ ...config.temporal.connection, address });
  const dataConverter = dataConverterOf(await openKeyRing(config.keyRingFile));
  const { namespace } = config.temporal;
  const client = new Client({ connection, namespace, dataConverter });
  const api = await buildApi({
    store,
    courses: courseClient({ client, courses: store.courses, patienceMs: commandPatienceMs }),
    engineHealth: () => engineHealth(client, namespace),
    now: () => instantOfMs(Date.now()),
    log,
  });
  await api.listen({ host: config.host, port: config.ports.api });
  log.info({ host: config.host, port: config.ports.api }, 'The API listens');

  const keysMade = opened.then(() =>
    makeFirstKeys(store, (keys) => keepCommandLineKeys(config.home, `http://127.0.0.1:${config.ports.api}`, keys)),
  );
  keysMade.then(
    (keys) => keys && log.info({ file: join(config.home, 'keys', 'cli.json') }, 'The first keys were made'),
    (error: unknown) => log.error({ error }, 'The first keys could not be made'),
  );

  await stopAsked(log);
  await api.close();
  await store.close();
  await connection.close();
}

function stopAsked(log: Log): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'The API stops');
        settle();
      });
    }
  });
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigInvalid ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? 'failed'}\n`);
  process.exitCode = 1;
});
