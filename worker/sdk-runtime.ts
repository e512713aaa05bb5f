import { createServer, type AddressInfo } from 'node:net';
import { Runtime } from '@temporalio/worker';
import { sdkLogger, type Log } from './logging';

export interface SdkRuntime {
  readonly sdkMetricsUrl: string;
}

/**
 * Sets up the SDK's native part: its messages go to the engine's log, its figures to an exporter on the loopback interface
 * that `metricsServer` passes on, and signals of the system are left to `main`. Once per process, before any connection.
 */
export async function installSdkRuntime(log: Log): Promise<SdkRuntime> {
  const bindAddress = `127.0.0.1:${await freePort()}`;
  Runtime.install({
    logger: sdkLogger(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      metrics: {
        prometheus: { bindAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
      },
    },
  });
  return { sdkMetricsUrl: `http://${bindAddress}/metrics` };
}

/** The exporter cannot say which port it took, so it is told one. */
function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });
}
