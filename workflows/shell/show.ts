import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { log, metricMeter, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { courseDetails } from './course-details';
import type { Showing } from './next';
import type { Tally } from './run';

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

const clinic = keyword('RegimenClinic');
const realm = keyword('RegimenRealm');
const protocol = keyword('RegimenProtocol');
const phase = keyword('RegimenPhase');
const status = keyword('RegimenStatus');
const openEscalations = defineSearchAttributeKey('RegimenOpenEscalations', SearchAttributeType.INT);

const counters: Record<Tally['counter'], { readonly metric: string; readonly description: string }> = {
  failedDecision: { metric: 'regimen_failed_decisions', description: 'Decisions that failed for good' },
  parkedLetter: { metric: 'regimen_parked_letters', description: 'Letters parked for a later build' },
  alarm: { metric: 'regimen_alarms', description: 'Rule-free alarms raised' },
};

/** Shows the course in the Temporal UI, in searches (paying only for what changed) and in the metrics. */
export function show(showing: Showing): void {
  setCurrentDetails(courseDetails(showing));
  const changed = attributesOf(showing).filter(
    ({ key, value }) => workflowInfo().typedSearchAttributes.get(key) !== value,
  );
  if (changed.length > 0) upsertSearchAttributes(changed);
  for (const tally of showing.tallies) count(tally);
}

function attributesOf({ identity, card }: Showing): readonly SearchAttributeUpdatePair[] {
  if (card === null) return [];
  return [
    { key: clinic, value: identity.clinic },
    { key: realm, value: identity.realm },
    { key: protocol, value: card.protocol },
    { key: phase, value: card.phase },
    { key: status, value: card.status },
    { key: openEscalations, value: card.openEscalations },
  ];
}

function count({ counter, about }: Tally): void {
  const { metric, description } = counters[counter];
  metricMeter.createCounter(metric, '1', description).add(1, { about });
  log.warn(description, { about });
}
