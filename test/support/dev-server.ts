import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../../worker/process-identity';
import {
  resolveTemporal,
  startDevServer,
  temporalSettingsFrom,
  type DevServer,
  type DevServerOptions,
} from '../../worker/temporal-server';
import { freePort } from './free-port';

/** What a test may choose; a server that is to be started again names its `port` and `databaseFile`. */
export type TestDevServerOptions = Partial<
  Pick<DevServerOptions, 'databaseFile' | 'port' | 'searchAttributes' | 'dynamicConfig' | 'codecEndpoint' | 'uiPort'>
>;

/** Starts a real development server on a free port, in memory unless a database file is named. */
export async function startTestDevServer(options: TestDevServerOptions = {}): Promise<DevServer> {
  const folder = await mkdtemp(join(tmpdir(), 'regimen-dev-server-'));
  const server = await startDevServer({
    executable: await temporalExecutable(),
    port: await freePort(),
    namespace: 'default',
    searchAttributes: {},
    logLevel: 'error',
    logFile: join(folder, 'temporal-server.log'),
    ...options,
  });
  const killWithTest = (): void => {
    if (identityOf(server.pid) !== undefined) process.kill(server.pid, 'SIGKILL');
  };
  process.once('exit', killWithTest);
  const stop = async (): Promise<void> => {
    process.off('exit', killWithTest);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** The CLI that tests run; a server elsewhere (TEMPORAL_ADDRESS) is no use to a test that kills it. */
export async function temporalExecutable(): Promise<string> {
  const choice = await resolveTemporal({ ...temporalSettingsFrom(process.env), address: undefined });
  if (choice.kind === 'address') throw new Error(`Expected an executable, not the server at ${choice.address}.`);
  return choice.path;
}
