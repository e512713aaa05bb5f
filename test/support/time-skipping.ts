import { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  addSearchAttributes,
  resolveTestServer,
  temporalSettingsFrom,
  type SearchAttributes,
} from '../../worker/temporal-server';

/** The instant at which every test that skips time begins: a Monday, 09:00 in New York, years from any run. */
export const anchor = '2031-03-03T14:00:00Z';

/** Starts a time-skipping server, with the search attributes registered and its clock moved to the anchor. */
export async function startTimeSkipping(searchAttributes: SearchAttributes = {}): Promise<TestWorkflowEnvironment> {
  const { path } = await resolveTestServer(temporalSettingsFrom(process.env));
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await addSearchAttributes(environment.connection, environment.namespace ?? 'default', searchAttributes);
  await environment.sleep(Date.parse(anchor) - (await environment.currentTimeMs()));
  return environment;
}
