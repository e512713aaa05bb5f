import type { Client } from '@temporalio/client';
import { taskQueue } from '../workflows/ids';
import { temporalReachable } from './temporal-reachable';

/** Whether courses can be worked on now. */
export interface EngineHealth {
  readonly temporal: 'reachable' | 'unreachable';
  /** Workers that asked for work lately. */
  readonly workers: number;
}

/** A poll lasts a minute, and a worker that is gone stays listed for five. */
const lately = 90_000;
const patienceMs = 2_000;

export async function engineHealth(client: Client, namespace: string): Promise<EngineHealth> {
  if (!(await temporalReachable(client))) return { temporal: 'unreachable', workers: 0 };
  const { pollers } = await client.withDeadline(Date.now() + patienceMs, () =>
    client.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 }),
  );
  const since = (Date.now() - lately) / 1_000;
  const awake = (pollers ?? []).filter(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) >= since);
  return { temporal: 'reachable', workers: new Set(awake.map(({ identity }) => identity)).size };
}
