import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { courseClient, type CourseClient } from '../../../client';
import type { ClinicFile } from '../../../domain/clinic/clinic-file';
import { openStore, type Store } from '../../../store';
import { dataConverterOf, openKeyRing } from '../../../worker/codec';
import { startMailServer, type MailServer } from '../../activities/mail-server';
import { findPostgres, startPostgres, type PostgresServer } from '../postgres-server';
import { buildBundle } from './built-bundle';
import { startChild, type Child } from './child';
import { startKeptTemporal, type KeptTemporal } from './kept-temporal';
import { noonClinic } from './noon-clinic';
import { stopsVariable, type StopPoint } from './stop-point';

/** Regimen in production's shape, every part for real: servers and workers are processes of their own, the client is here. */
export interface Deployment {
  readonly temporal: KeptTemporal;
  readonly postgres: PostgresServer;
  readonly mail: MailServer;
  readonly client: Client;
  readonly dataConverter: DataConverter;
  readonly courses: CourseClient;
  readonly store: Store;
  readonly clinic: ClinicFile;
  /** Starts a worker; resolves when it works. */
  startWorker(stops?: readonly StopPoint[]): Promise<Child>;
  /** Stops everything, workers that still run too. */
  stop(): Promise<void>;
}

/** Long enough for a worker that was killed to be missed, and for its work to be given to the next. */
const patienceMs = 90_000;

/** Whether this machine has all it takes; CI must. */
export function canDeploy(): boolean {
  const installed = findPostgres() !== undefined;
  if (!installed && process.env['CI']) throw new Error('PostgreSQL is not installed; CI runs every test.');
  return installed;
}

export async function deploy(): Promise<Deployment> {
  const postgresFolder = findPostgres();
  if (postgresFolder === undefined) throw new Error('PostgreSQL is not installed.');
  await buildBundle();
  const home = await mkdtemp(join(tmpdir(), 'regimen-deployment-'));
  const keyRingFile = join(home, 'keys', 'codec.json');
  const [temporal, postgres, mail] = await Promise.all([
    startKeptTemporal(home),
    startPostgres(postgresFolder),
    startMailServer(),
  ]);
  const store = await openStore({ databaseUrl: postgres.url });
  const clinic = noonClinic();
  await store.clinics.put(clinic);

  const connection = await Connection.connect({ address: temporal.address });
  const dataConverter = dataConverterOf(await openKeyRing(keyRingFile));
  const client = new Client({ connection, dataConverter });
  const environment = {
    REGIMEN_HOME: home,
    TEMPORAL_ADDRESS: temporal.address,
    DATABASE_URL: postgres.url,
    SMTP_URL: mail.url,
    MAIL_FROM: 'regimen@example.org',
    CODEC_PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: 'info',
  };
  const workers: Child[] = [];
  return {
    temporal,
    postgres,
    mail,
    client,
    dataConverter,
    courses: courseClient({ client, courses: store.courses, patienceMs }),
    store,
    clinic,
    async startWorker(stops = []) {
      const worker = startChild(require.resolve('./stopping-worker'), {
        ...environment,
        [stopsVariable]: JSON.stringify(stops),
      });
      workers.push(worker);
      await worker.says('The worker takes courses');
      return worker;
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
      await connection.close();
      await store.close();
      await Promise.all([temporal.stop(), postgres.stop(), mail.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}
