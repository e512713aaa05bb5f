import type { History } from '@temporalio/common/lib/proto-utils';

/** What Temporal bills one action for, as far as a history shows it. */
export const billedKinds = [
  'start',
  'continue-as-new',
  'update',
  'signal',
  'timer',
  'local activities of one workflow task',
  'activity',
  'retry of an activity',
  'search attributes',
] as const;

export type BilledKind = (typeof billedKinds)[number];

type HistoryEvent = NonNullable<History['events']>[number];

/**
 * For each event of one run the actions that it is billed for. Queries and rejected updates leave no event: who sends
 * them pays one action for each besides.
 */
export function billedActions({ events }: History): readonly (readonly BilledKind[])[] {
  const decidedIn = new Set<string>();
  return (events ?? []).map((event) => kindsOf(event, decidedIn));
}

/** `decidedIn` remembers the workflow tasks whose local activities are counted already. */
function kindsOf(event: HistoryEvent, decidedIn: Set<string>): readonly BilledKind[] {
  const started = event.workflowExecutionStartedEventAttributes;
  if (started) return [started.continuedExecutionRunId ? 'continue-as-new' : 'start'];
  if (event.workflowExecutionUpdateAcceptedEventAttributes) return ['update'];
  if (event.workflowExecutionSignaledEventAttributes) return ['signal'];
  if (event.timerStartedEventAttributes) return ['timer'];
  if (event.activityTaskScheduledEventAttributes) return ['activity'];
  if (event.upsertWorkflowSearchAttributesEventAttributes) return ['search attributes'];
  const attempts = event.activityTaskStartedEventAttributes?.attempt ?? 1;
  if (attempts > 1) return Array.from({ length: attempts - 1 }, () => 'retry of an activity' as const);
  const marker = event.markerRecordedEventAttributes;
  if (marker?.markerName !== 'core_local_activity') return [];
  const task = String(marker.workflowTaskCompletedEventId);
  if (decidedIn.has(task)) return [];
  decidedIn.add(task);
  return ['local activities of one workflow task'];
}
