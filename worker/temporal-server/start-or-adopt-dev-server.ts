import { join, resolve } from 'node:path';
import { endProcess } from '../end-process';
import { commandLineOf, isRunning, type ProcessIdentity } from '../process-identity';
import { addressOf, serverOf, startDevServer, stopMs, type DevServer } from './dev-server';
import { devServerArguments, type DevServerOptions } from './dev-server-options';
import { deleteRecord, readRecord, writeRecord } from './dev-server-record';
import { ensureSearchAttributes } from './search-attributes';
import { whyNotServing, withConnection } from './serving';

/** A development server whose database, log and record live in one folder. */
export type KeptDevServerOptions = Omit<DevServerOptions, 'databaseFile' | 'logFile'> & { readonly dataFolder: string };

/** `adopted` says that it was running already, left behind by a start that was killed. */
export type KeptDevServer = DevServer & { readonly adopted: boolean };

/** A healthy server answers at once; one that is stuck is not worth waiting for longer. */
const answerMs = 10_000;

/**
 * The development server on this folder's database. The one a killed start left behind is adopted when it is still that
 * process, was started with the same arguments and answers within 10 s; otherwise it is ended and a new one started.
 * Two servers never share a database, provided that the caller holds the folder's process lock.
 */
export async function startOrAdoptDevServer({ dataFolder, ...rest }: KeptDevServerOptions): Promise<KeptDevServer> {
  const folder = resolve(dataFolder);
  const recordFile = join(folder, 'temporal-server.json');
  const dataPath = join(folder, 'temporal.db');
  const options = { ...rest, databaseFile: dataPath, logFile: join(folder, 'temporal-server.log') };

  const left = readRecord(recordFile);
  if (left !== undefined && serves(left, dataPath)) {
    if (await isAdoptable(left, options)) return kept(await adopt(left, options), recordFile, true);
    await endProcess(left, stopMs);
  }

  const { port, uiPort } = options;
  const ports = uiPort === undefined ? { port } : { port, uiPort };
  const server = await startDevServer(options, (identity) =>
    writeRecord(recordFile, { ...identity, dataPath, ...ports }),
  );
  return kept(server, recordFile, false);
}

/** Its command line proves that it is ours: the pid may belong to anybody by now. */
function serves(left: ProcessIdentity, dataPath: string): boolean {
  return isRunning(left) && `${commandLineOf(left.pid)} `.includes(` ${dataPath} `);
}

async function isAdoptable(left: ProcessIdentity, options: DevServerOptions): Promise<boolean> {
  const { executable, namespace, port } = options;
  if (commandLineOf(left.pid) !== [executable, ...devServerArguments(options)].join(' ')) return false;
  const isGone = (): boolean => !isRunning(left);
  const problem = await whyNotServing({ address: addressOf(port), namespace, patienceMs: answerMs, isGone });
  return problem === undefined;
}

async function adopt(left: ProcessIdentity, options: DevServerOptions): Promise<DevServer> {
  const { namespace, port, searchAttributes } = options;
  await withConnection(addressOf(port), (connection) =>
    ensureSearchAttributes(connection, namespace, searchAttributes),
  );
  return serverOf(left, port);
}

function kept(server: DevServer, recordFile: string, adopted: boolean): KeptDevServer {
  const stop = async (): Promise<void> => {
    await server.stop();
    deleteRecord(recordFile);
  };
  return { ...server, adopted, stop };
}
