import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { createActivities, createMail } from '../../activities';
import { courseClient, type CourseClient } from '../../client';
import { instantOfMs } from '../../domain/time/instant';
import { openStore, type Store } from '../../store';
import { searchAttributes } from '../../workflows/search-attributes';
import { engineBuild } from '../build';
import { dataConverterOf, openKeyRing } from '../codec';
import { createCourseWorker } from '../create-worker';
import { loadClinics, publishProtocols } from '../embedded/load-files';
import { startStack, type Stack } from '../embedded/stack';
import { clinicsSource, lastGoodClinics } from '../last-good';
import type { Log } from '../logging';
import type { TemporalSettings } from '../temporal-server';
import { startTimeSkipping } from './time-skipping';

/** The parts of Regimen around a Temporal server whose time can be skipped: everything real but the calendar. */
export interface Stage {
  readonly environment: TestWorkflowEnvironment;
  /** Encrypts as the worker does. */
  readonly client: Client;
  readonly dataConverter: DataConverter;
  readonly courses: CourseClient;
  readonly store: Store;
  /** Resolves or rejects when the worker ends by itself. */
  readonly ended: Promise<void>;
  /** Stops everything and removes its data. */
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly temporalServer: TemporalSettings;
  readonly bundle: WorkflowBundleOption;
  readonly log: Log;
}

export async function startStage(options: StageOptions): Promise<Stage> {
  const stack = startStack();
  try {
    return await startAll(options, stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function startAll({ temporalServer, bundle, log }: StageOptions, stack: Stack): Promise<Stage> {
  const home = stack.add(await mkdtemp(join(tmpdir(), 'regimen-demo-')), (folder) =>
    rm(folder, { recursive: true, force: true }),
  );
  const store = stack.add(await openStore({ directory: join(home, 'postgres') }), (opened) => opened.close());
  const lastGood = lastGoodClinics(home);
  await loadClinics(home, store, lastGood);
  await publishProtocols(home, store, instantOfMs(Date.now()));

  const environment = stack.add(await startTimeSkipping(temporalServer, searchAttributes), (started) =>
    started.teardown(),
  );
  const { connection, nativeConnection, namespace = 'default' } = environment;
  const dataConverter = dataConverterOf(await openKeyRing(join(home, 'keys', 'codec.json')));
  const client = new Client({ connection, namespace, dataConverter });
  const build = engineBuild();
  // Each text is kept in the outbox, where the story reads it.
  const printed = (): void => undefined;
  const worker = await createCourseWorker({
    connection: nativeConnection,
    namespace,
    activities: createActivities({
      store,
      clinics: clinicsSource({ load: async (id) => (await store.clinics.get(id))?.file ?? null, lastGood, log }),
      mail: createMail({ smtpUrl: null, from: 'Regimen <regimen@localhost>', console: printed }),
      console: printed,
      log,
      engineBuild: build,
      hostNow: () => instantOfMs(Date.now()),
    }),
    dataConverter,
    bundle,
    build,
  });
  const ended = worker.run();
  stack.add(worker, async (running) => {
    if (running.getState() === 'RUNNING') running.shutdown();
    await ended;
  });
  const courses = courseClient({ client, courses: store.courses, patienceMs: commandPatienceMs });
  return { environment, client, dataConverter, courses, store, ended, stop: () => stack.stop() };
}

/** One machine does everything here, and may be busy with other things. */
const commandPatienceMs = 30_000;
