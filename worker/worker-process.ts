import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import { createActivities, createMail } from '../activities';
import { courseClient } from '../client';
import { decide } from '../domain/course/decide';
import { instantOfMs } from '../domain/time/instant';
import { openStore } from '../store';
import { engineBuild } from './build';
import { dataConverterOf, keySourceOf, openCodecToken, openKeyRing, payloadCodecOf } from './codec';
import { codecServer } from './codec-server';
import type { Config } from './config';
import { connectTemporal } from './connect-temporal';
import { createCourseWorker } from './create-worker';
import { deployedConfig } from './deployed-config';
import { publishProtocols } from './embedded/load-files';
import { startStack, type Stack } from './embedded/stack';
import { clinicsSource, lastGoodClinics } from './last-good';
import type { Log } from './logging';
import { lookAgainAfterNewBuild } from './look-again';
import { measureActivities } from './measure-activities';
import { createMetrics } from './metrics';
import { metricsServer } from './metrics-server';
import { registerSearchAttributes } from './search-attributes';
import { storeWhenOpen } from './store-when-open';
import { takeInClinics } from './take-in-clinics';

export interface WorkerProcessOptions {
  readonly config: Config;
  readonly log: Log;
  readonly sdkMetricsUrl: string | null;
  /** The prebuilt workflow bundle. */
  readonly bundlePath: string;
  /** Asks for the end; what is under way gets a few seconds. */
  readonly signal: AbortSignal;
}

/** A command waits for a worker that was just killed to be missed (5 s), and for its decision after that. */
const commandPatienceMs = 20_000;

/**
 * Runs courses until the signal. The database and Temporal are elsewhere and may be late or away: without the database
 * courses go on as far as their rules allow, and safety findings are paged by this machine's last good clinic files.
 * Rejects when the worker fails for good, to be started again by whoever supervises it.
 */
export async function runWorkerProcess(options: WorkerProcessOptions): Promise<void> {
  const stack = startStack();
  try {
    await run(options, stack);
  } finally {
    await stack.stop();
  }
}

async function run(options: WorkerProcessOptions, stack: Stack): Promise<void> {
  const { config, log, signal } = options;
  const { home, host, ports } = config;
  const { databaseUrl, temporalAddress } = deployedConfig(config);
  const ring = await openKeyRing(config.keyRingFile);
  const token = await openCodecToken(join(home, 'keys', 'codec-token'));
  const build = engineBuild();
  const metrics = createMetrics(build);
  collectDefaultMetrics({ register: metrics.registry });

  const origins = config.temporalUiOrigins;
  const codec = codecServer({ codec: payloadCodecOf(keySourceOf(ring)), token, origins, uiPort: null });
  await listening(codec, host, ports.codec, stack);
  const figures = metricsServer({ registry: metrics.registry, sdkMetricsUrl: options.sdkMetricsUrl });
  await listening(figures, host, ports.metrics, stack);

  const lastGood = lastGoodClinics(home);
  const { store, opened } = storeWhenOpen(() => openStore({ databaseUrl }), log);
  stack.add(store, () => store.close());
  const activities = createActivities({
    store,
    clinics: clinicsSource({ load: async (id) => (await store.clinics.get(id))?.file ?? null, lastGood, log }),
    mail: openMail(config, stack),
    console: print,
    log,
    engineBuild: build,
    hostNow: () => instantOfMs(Date.now()),
    decide,
  });

  const { namespace, connection } = config.temporal;
  const temporal = await connectTemporal({ ...connection, address: temporalAddress }, log, signal);
  if (temporal === null) return;
  stack.add(temporal, () => temporal.close());
  await registerSearchAttributes(temporal.plain, namespace, log);
  const dataConverter = dataConverterOf(ring);
  const worker = await createCourseWorker({
    connection: temporal.native,
    namespace,
    activities: measureActivities(activities, metrics),
    dataConverter,
    bundle: { codePath: options.bundlePath },
    build,
  });

  const client = new Client({ connection: temporal.plain, namespace, dataConverter });
  const courses = courseClient({ client, courses: store.courses, patienceMs: commandPatienceMs });
  const stopping = new AbortController();
  const telling = { courses: store.courses, client: courses, log, signal: stopping.signal };
  const besides = async (): Promise<void> => {
    await opened;
    const waiting = await publishProtocols(home, store, instantOfMs(Date.now()));
    for (const one of waiting)
      log.info({ protocol: one.name, status: one.status }, 'A protocol waits to be made active');
    await takeInClinics(join(home, 'clinics'), { clinics: store.clinics, lastGood, ...telling });
    await lookAgainAfterNewBuild(build, home, telling);
  };

  const running = worker.run();
  stack.add(worker, () => drained(worker, running, log));
  stack.add(stopping, () => stopping.abort());
  log.info({ build, namespace, temporal: temporalAddress }, 'The worker takes courses');
  besides().catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ error }, 'Taking in files and telling courses of changes failed');
  });
  await Promise.race([running, abortOf(signal)]);
}

function openMail({ mail }: Config, stack: Stack): ReturnType<typeof createMail> {
  const from = mail?.from ?? 'Regimen <regimen@localhost>';
  return stack.add(createMail({ smtpUrl: mail?.smtpUrl ?? null, from, console: print }), (opened) => opened.close());
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function listening(server: FastifyInstance, host: string, port: number, stack: Stack): Promise<void> {
  stack.add(server, () => server.close());
  await server.listen({ host, port });
}

/** What does not end in time is repeated by another worker: every activity is safe to repeat. */
async function drained(worker: Worker, running: Promise<void>, log: Log): Promise<void> {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  try {
    await running;
  } catch (error) {
    log.warn({ error }, 'The worker stopped before everything under way had ended');
  }
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener('abort', () => settle(), { once: true });
  });
}
