import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const askEveryMs = 100;

/** What to wait for: the server at this address answering for this namespace. */
export type Awaited = {
  readonly address: string;
  readonly namespace: string;
  readonly patienceMs: number;
  /** Ends the wait early when true. */
  readonly isGone: () => boolean;
};

/** Waits for the server to answer; returns why it does not, or undefined as soon as it does. */
export async function whyNotServing({ address, namespace, patienceMs, isGone }: Awaited): Promise<string | undefined> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const refusal = await ask(address, namespace);
    if (isGone()) return 'it has ended';
    if (refusal === undefined) return undefined;
    if (performance.now() >= deadlineMs) return `it did not answer within ${patienceMs / 1000} s (${refusal})`;
    await pause(askEveryMs);
  }
}

/** Uses the connection to a server that serves this namespace, and closes it. */
export async function withConnection<Result>(
  address: string,
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = Connection.lazy({ address, connectTimeout: 1_000 });
  try {
    await connection.ensureConnected();
    return await connection.withDeadline(Date.now() + 5_000, () => use(connection));
  } finally {
    await connection.close();
  }
}

async function ask(address: string, namespace: string): Promise<string | undefined> {
  try {
    await withConnection(address, ({ workflowService }) => workflowService.describeNamespace({ namespace }));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
