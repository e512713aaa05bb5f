import { TestWorkflowEnvironment } from '@temporalio/testing';
import { instant, msOf } from '../../domain/time/instant';
import {
  addSearchAttributes,
  resolveTestServer,
  type SearchAttributes,
  type TemporalSettings,
} from '../temporal-server';

/** The instant at which skipped time begins: a Monday, 09:00 in New York, years from any run. */
export const anchor = instant('2031-03-03T14:00:00Z');

/** Starts a time-skipping server, with the search attributes registered and its clock moved to the anchor. */
export async function startTimeSkipping(
  settings: TemporalSettings,
  attributes: SearchAttributes,
): Promise<TestWorkflowEnvironment> {
  const { path } = await resolveTestServer(settings);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  try {
    await addSearchAttributes(environment.connection, environment.namespace ?? 'default', attributes);
    await environment.sleep(msOf(anchor) - (await environment.currentTimeMs()));
    return environment;
  } catch (error) {
    await environment.teardown();
    throw error;
  }
}
