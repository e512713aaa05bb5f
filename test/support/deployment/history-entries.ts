import type { Client } from '@temporalio/client';
import type { DataConverter, Payload } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import type { LogEntry } from '../../../domain/course/log';
import type { Step } from '../../../domain/course/step';
import type { CourseId } from '../../../domain/ids';
import { workflowIdOf } from '../../../workflows/ids';

/** The name under which the SDK keeps the results of local activities; `advance` is the only one of a course. */
const localActivity = 'core_local_activity';

/** Histories of all runs of a course, first to last, as the server holds them now. */
export async function historiesOf(client: Client, courseId: CourseId): Promise<readonly History[]> {
  const workflowId = workflowIdOf(courseId);
  const latest = await client.workflow.getHandle(workflowId).fetchHistory();
  let runId = latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  const histories: History[] = [];
  while (runId) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}

/** Every entry that was decided and has reached history, in order. */
export async function entriesIn(
  histories: readonly History[],
  { payloadCodecs = [] }: DataConverter,
): Promise<readonly LogEntry[]> {
  const results = histories
    .flatMap(({ events }) => events ?? [])
    .map(({ markerRecordedEventAttributes: marker }) => marker)
    .filter((marker) => marker?.markerName === localActivity)
    .flatMap((marker) => marker?.details?.['result']?.payloads ?? []);
  const steps = await Promise.all(
    results.map(async (payload) => {
      const decoded = await payloadCodecs.reduceRight<Promise<Payload[]>>(
        async (payloads, codec) => codec.decode(await payloads),
        Promise.resolve([payload]),
      );
      return JSON.parse(Buffer.from(decoded[0]?.data ?? []).toString()) as Step;
    }),
  );
  return steps.flatMap(({ events }) => events);
}
