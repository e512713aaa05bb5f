import { WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { CourseId } from '../domain/ids';
import { taskQueue, workflowIdOf } from '../workflows/ids';
import { courseWorkflow } from '../workflows/messages';
import type { CarriedCourse, CommandAnswer, CommandMessage } from '../workflows/messages';

/** One update on its way to a course. */
export interface CourseUpdate {
  readonly courseId: CourseId;
  readonly name: string;
  readonly updateId: string;
  readonly message: CommandMessage;
}

/** Asks a course that is running; throws `WorkflowNotFoundError` when none is. */
export function updateCourse(client: Client, update: CourseUpdate): Promise<CommandAnswer> {
  return client.workflow
    .getHandle(workflowIdOf(update.courseId))
    .executeUpdate<CommandAnswer, [CommandMessage]>(update.name, {
      args: [update.message],
      updateId: update.updateId,
    });
}

export async function courseIsRunning(client: Client, courseId: CourseId): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowIdOf(courseId)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Asks the running course, or starts it from `start` and asks then, in one call: no other caller can come between. */
export function updateOrStartCourse(
  client: Client,
  update: CourseUpdate,
  start: CarriedCourse,
): Promise<CommandAnswer> {
  return client.workflow.executeUpdateWithStart<
    (carried: CarriedCourse) => Promise<void>,
    CommandAnswer,
    [CommandMessage]
  >(update.name, {
    args: [update.message],
    updateId: update.updateId,
    startWorkflowOperation: new WithStartWorkflowOperation(courseWorkflow, {
      workflowId: workflowIdOf(update.courseId),
      taskQueue,
      args: [start],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
}
