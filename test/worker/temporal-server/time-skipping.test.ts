import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { anchor, startTimeSkipping } from '../../support/time-skipping';

/** The server starts in half a second, on a busy machine in several. */
jest.setTimeout(30_000);

let environment: TestWorkflowEnvironment;

beforeAll(async () => {
  environment = await startTimeSkipping({ Clinic: 'Keyword', OpenEscalations: 'Int' });
});

afterAll(() => environment.teardown());

describe('the time-skipping server', () => {
  it('begins at the anchor', async () => {
    const lateMs = (await environment.currentTimeMs()) - Date.parse(anchor);
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(60_000);
  });

  it('takes the search attributes that were registered', async () => {
    const start = environment.client.workflow.start('course', {
      taskQueue: 'nobody',
      workflowId: 'c1',
      searchAttributes: { Clinic: ['north'], OpenEscalations: [1] },
    });
    await expect(start).resolves.toMatchObject({ workflowId: 'c1' });
  });
});
