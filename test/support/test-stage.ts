import type { DataConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { startCourseStage, type CourseStage } from '../../scripts/stage/course-stage';
import { dataConverterOf } from '../../worker/codec';
import { openMemoryStore } from './memory-store';
import { workflowBundle } from './workflow-bundle';

const dataConverter: DataConverter = dataConverterOf({
  current: 'k-1',
  keys: new Map([['k-1', Buffer.alloc(32, 1)]]),
});

/** The real engine on a time-skipping server; stopping it closes its store too. */
export async function startTestStage(): Promise<CourseStage> {
  const store = await openMemoryStore();
  const stage = await startCourseStage({ store, dataConverter, bundle: await workflowBundle() });
  return {
    ...stage,
    stop: async () => {
      await stage.stop();
      await store.close();
    },
  };
}

/** Runs a history of the stage again on today's workflow code; throws when that takes another way. */
export async function replayOnStage(history: History): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle(), dataConverter }, history);
}
