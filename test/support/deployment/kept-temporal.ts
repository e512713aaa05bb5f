import { join } from 'node:path';
import { identityOf, isRunning } from '../../../worker/process-identity';
import { searchAttributes } from '../../../workflows/search-attributes';
import { startTestDevServer } from '../dev-server';
import { freePort } from '../free-port';
import { watchOver } from './child';
import { until } from './until';

/** A Temporal server that keeps its state on disk, to be killed and started again. */
export interface KeptTemporal {
  readonly address: string;
  /** Kill -9. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKeptTemporal(folder: string): Promise<KeptTemporal> {
  const options = { databaseFile: join(folder, 'temporal.db'), port: await freePort(), searchAttributes };
  const start = async () => {
    const server = await startTestDevServer(options);
    const identity = identityOf(server.pid);
    if (identity === undefined) throw new Error('The Temporal server ended at once.');
    watchOver(identity);
    return { ...server, identity };
  };
  let server = await start();
  return {
    address: server.address,
    async kill() {
      const { identity } = server;
      process.kill(identity.pid, 'SIGKILL');
      await until('the killed server is gone', async () => !isRunning(identity));
      await server.stop();
    },
    async startAgain() {
      server = await start();
    },
    stop: () => server.stop(),
  };
}
