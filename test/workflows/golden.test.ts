import type { History } from '@temporalio/common/lib/proto-utils';
import {
  DefaultLogger,
  Runtime,
  Worker,
  type ReplayWorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { goldenDataConverter, goldenRuns } from '../support/golden-histories';
import { ruleFreeBundle } from '../support/rule-free-bundle';
import { workflowBundle } from '../support/workflow-bundle';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** How each recorded run went on the code of today: `replays`, or what stands against it. */
async function replayAll(workflowBundle: WorkflowBundleOption): Promise<Readonly<Record<string, string>>> {
  const options: ReplayWorkerOptions = { workflowBundle, dataConverter: await goldenDataConverter() };
  const histories = goldenRuns().map(({ name, history }) => ({ workflowId: name, history }));
  const outcomes: Record<string, string> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    outcomes[workflowId] = error === undefined ? 'replays' : error.message;
  }
  return outcomes;
}

const allReplay = Object.fromEntries(goldenRuns().map(({ name }) => [name, 'replays']));

function endingOf({ events }: History): string {
  const last = events?.at(-1);
  if (last?.workflowExecutionCompletedEventAttributes) return 'ended';
  return last?.workflowExecutionContinuedAsNewEventAttributes ? 'handed on' : 'open';
}

describe('the recorded histories', () => {
  it('are of an open course, a finished one and one that was handed from run to run', () => {
    expect(goldenRuns().map(({ name, history }) => [name, endingOf(history)])).toEqual([
      ['continued.1', 'handed on'],
      ['continued.2', 'handed on'],
      ['continued.3', 'handed on'],
      ['continued.4', 'open'],
      ['finished', 'ended'],
      ['open', 'open'],
    ]);
  });

  it("replay on today's workflow code", async () => {
    expect(await replayAll(await workflowBundle())).toEqual(allReplay);
  }, 60_000);

  it('replay with every rule of the domain gone, since decisions are recorded and never run again', async () => {
    expect(await replayAll(await ruleFreeBundle())).toEqual(allReplay);
  }, 60_000);
});
