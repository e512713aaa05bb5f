import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTimeSkipping as start } from '../../worker/demo/time-skipping';
import { temporalSettingsFrom, type SearchAttributes } from '../../worker/temporal-server';

export { anchor } from '../../worker/demo/time-skipping';

/** Starts a time-skipping server, with the search attributes registered and its clock moved to the anchor. */
export function startTimeSkipping(searchAttributes: SearchAttributes = {}): Promise<TestWorkflowEnvironment> {
  return start(temporalSettingsFrom(process.env), searchAttributes);
}
