import { join } from 'node:path';
import { Connection, Client, type ConnectionOptions } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { createActivities, createMail } from '../../activities';
import { makeFirstKeys, type FirstKeys } from '../../api/first-keys';
import { buildApi } from '../../api/server';
import { courseClient, type CourseClient } from '../../client';
import { engineHealth } from '../../client/engine-health';
import { instantOfMs } from '../../domain/time/instant';
import { openStore, type Store } from '../../store';
import { engineBuild } from '../build';
import { codecServer, openingLink } from '../codec-server';
import { dataConverterOf, keySourceOf, openCodecToken, openKeyRing, payloadCodecOf } from '../codec';
import type { Config } from '../config';
import { createCourseWorker } from '../create-worker';
import { clinicsSource, lastGoodClinics } from '../last-good';
import { lookAgainAfterNewBuild } from '../look-again';
import { loadClinicFiles } from '../clinic-files';
import { takeInClinics } from '../take-in-clinics';
import type { Log } from '../logging';
import { measureActivities } from '../measure-activities';
import { createMetrics } from '../metrics';
import { metricsServer } from '../metrics-server';
import { acquireProcessLock } from '../process-lock';
import { projectRoot } from '../project-root';
import { registerSearchAttributes } from '../search-attributes';
import { keepCommandLineKeys, pointCommandLineAt } from './command-line-keys';
import { clinicsFolder, publishProtocols, waitingText } from './load-files';
import { startStack, type Stack } from './stack';
import { startTemporal } from './start-temporal';
import { watchTemporal } from './watch-temporal';

/** Everything of Regimen in one process, with Temporal's development server as its child. */
export interface Embedded {
  readonly apiUrl: string;
  /** Lets a browser in to Temporal's UI, and to what is encrypted; null where the server is not our own. */
  readonly temporalUiLink: string | null;
  /** Where keys of the first start were written; null at later starts. */
  readonly firstKeys: FirstKeys | null;
  readonly courses: CourseClient;
  readonly store: Store;
  /** Resolves or rejects when the worker ends by itself; rejects when Temporal's server is lost for good. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly config: Config;
  readonly log: Log;
  readonly sdkMetricsUrl: string | null;
  /** Tells the person at the terminal what is being done. */
  readonly tell: (line: string) => void;
}

/** Starts in the order in which parts need each other; what was started is stopped again when a later part fails. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const stack = startStack();
  try {
    return await startAll(options, stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function startAll({ config, log, sdkMetricsUrl, tell }: EmbeddedOptions, stack: Stack): Promise<Embedded> {
  const { home, host, ports } = config;
  stack.add(acquireProcessLock(join(home, 'regimen.lock')), (lock) => lock.release());
  const ring = await openKeyRing(config.keyRingFile);
  const token = await openCodecToken(join(home, 'keys', 'codec-token'));
  const temporal = await startTemporal(config, tell, stack);

  tell('Opening the store');
  const store = stack.add(await openStore(storeSettings(config)), (opened) => opened.close());
  const lastGood = lastGoodClinics(home);
  await loadClinicFiles(clinicsFolder(home));
  const waiting = await publishProtocols(home, store, instantOfMs(Date.now()));
  for (const one of waiting) tell(waitingText(one));

  const dataConverter = dataConverterOf(ring);
  const { namespace } = config.temporal;
  const connectionOptions = { ...config.temporal.connection, address: temporal.address };
  const connection = stack.add(await connectTo(connectionOptions), (opened) => opened.close());
  await registerSearchAttributes(connection, namespace, log);
  const client = new Client({ connection, namespace, dataConverter });

  const build = engineBuild();
  const metrics = createMetrics(build);
  const mail = stack.add(
    createMail({
      smtpUrl: config.mail?.smtpUrl ?? null,
      from: config.mail?.from ?? 'Regimen <regimen@localhost>',
      console: tell,
    }),
    (opened) => opened.close(),
  );
  const clinics = clinicsSource({
    load: async (id) => (await store.clinics.get(id))?.file ?? null,
    lastGood,
    log,
  });
  const activities = createActivities({
    store,
    clinics,
    mail,
    console: tell,
    log,
    engineBuild: build,
    hostNow: () => instantOfMs(Date.now()),
  });
  const native = stack.add(await NativeConnection.connect(connectionOptions), (opened) => opened.close());
  const worker = await createCourseWorker({
    connection: native,
    namespace,
    activities: measureActivities(activities, metrics),
    dataConverter,
    bundle: { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') },
    build,
  });
  const ended = worker.run();
  stack.add(worker, (running) => drain(running, ended));

  const courses = courseClient({ client, courses: store.courses, patienceMs: commandPatienceMs });
  const stopping = stack.add(new AbortController(), (controller) => controller.abort());
  const telling = { courses: store.courses, client: courses, log, signal: stopping.signal };
  await takeInClinics(clinicsFolder(home), { clinics: store.clinics, lastGood, ...telling });
  lookAgainAfterNewBuild(build, home, telling).catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ error }, 'Telling courses of the new build failed');
  });
  // The embedded database has no user but us, so whoever left a request unanswered was killed: it may be sent again at once.
  if (config.databaseUrl === null) await store.idempotency.abandonAll();
  const apiUrl = `http://${host}:${ports.api}`;
  const api = await buildApi({
    store,
    courses,
    engineHealth: () => engineHealth(client, namespace),
    now: () => instantOfMs(Date.now()),
    log,
  });
  await listening(api, 'PORT', host, ports.api, stack);
  await listening(
    codecServer({
      codec: payloadCodecOf(keySourceOf(ring)),
      token,
      origins: config.temporalUiOrigins,
      uiPort: temporal.uiPort,
    }),
    'CODEC_PORT',
    host,
    ports.codec,
    stack,
  );
  await listening(
    metricsServer({ registry: metrics.registry, sdkMetricsUrl }),
    'METRICS_PORT',
    host,
    ports.metrics,
    stack,
  );

  // Only once everything listens: keys are shown this once.
  const firstKeys = await makeFirstKeys(store, (keys) => keepCommandLineKeys(home, apiUrl, keys));
  await pointCommandLineAt(home, apiUrl);

  // The last to be added, so the first to be stopped: nothing is started again while we stop.
  const watch = temporal.watched && stack.add(watchTemporal(temporal.watched, { tell }), (watching) => watching.stop());

  return {
    apiUrl,
    temporalUiLink: temporal.uiPort === null ? null : openingLink(`http://${host}:${ports.codec}`, token),
    firstKeys,
    courses,
    store,
    ended: watch === null ? ended : Promise.race([ended, watch.ended]),
    stop: () => stack.stop(),
  };
}

/** A start that cannot be, in words that say what to do. */
class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

async function connectTo(options: ConnectionOptions): Promise<Connection> {
  try {
    return await Connection.connect(options);
  } catch (error) {
    const address = options.address ?? '';
    const text = `No Temporal server answers at ${address}. Start it, correct TEMPORAL_ADDRESS, or unset it to have one started.`;
    throw new CannotStart(text, { cause: error });
  }
}

/** A command waits for a worker that was just killed to be missed (5 s), and for its decision after that. */
const commandPatienceMs = 30_000;

function storeSettings({ databaseUrl, home }: Config) {
  return databaseUrl === null ? { directory: join(home, 'postgres') } : { databaseUrl };
}

async function drain(worker: Worker, ended: Promise<void>): Promise<void> {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await ended.catch(() => undefined);
}

async function listening(
  server: FastifyInstance,
  variable: string,
  host: string,
  port: number,
  stack: Stack,
): Promise<void> {
  stack.add(server, (running) => running.close());
  try {
    await server.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotStart(
      `Port ${port} on ${host} is taken. Stop what listens there, or set ${variable} to another port.`,
    );
  }
}
