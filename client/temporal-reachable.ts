import type { Client } from '@temporalio/client';

const patienceMs = 1_500;

/** Whether the Temporal server answers at all; says nothing of workers. */
export async function temporalReachable(client: Client): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + patienceMs, () => client.workflowService.getSystemInfo({}));
    return true;
  } catch {
    return false;
  }
}
