import { Connection } from '@temporalio/client';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import type { Log } from './logging';
import { withPatience } from './with-patience';

/** Two connections to one server: workers need a native one, clients may have a plain one. */
export interface TemporalConnections {
  readonly plain: Connection;
  readonly native: NativeConnection;
  close(): Promise<void>;
}

/** Connects as soon as the server is there; null when the signal came first. */
export function connectTemporal(
  options: NativeConnectionOptions,
  log: Log,
  signal: AbortSignal,
): Promise<TemporalConnections | null> {
  return withPatience(() => connect(options), {
    signal,
    firstWaitMs: 500,
    longestWaitMs: 10_000,
    onFailure: (error, waitMs) => log.error({ error, waitMs }, 'The Temporal server is not there yet'),
  });
}

async function connect(options: NativeConnectionOptions): Promise<TemporalConnections> {
  const native = await NativeConnection.connect(options);
  try {
    const plain = await Connection.connect(options);
    return { plain, native, close: async () => void (await Promise.all([plain.close(), native.close()])) };
  } catch (error) {
    await native.close();
    throw error;
  }
}
