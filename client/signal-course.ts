import { WorkflowNotFoundError } from '@temporalio/common';
import { engine } from '../domain/course/actor';
import type { Delivery, Letter } from '../domain/course/letters';
import type { CourseId } from '../domain/ids';
import { taskQueue, workflowIdOf } from '../workflows/ids';
import { courseWorkflow, lookAgainSignal, reportFactSignal } from '../workflows/messages';
import type { CarriedCourse } from '../workflows/messages';
import type { CourseConnection } from './course-connection';
import { takenUpCourse } from './course-start';

/** What changed around a course, and which change it was: the same one told twice is looked at once. */
export interface SurroundingsChange {
  readonly because: Extract<Letter, { readonly type: 'LookAgain' }>['because'];
  readonly change: string;
}

/** Tells an open course that what surrounds it has changed; false when no course is running that could care. */
export async function lookAgain(
  { client, patienceMs }: CourseConnection,
  courseId: CourseId,
  { because, change }: SurroundingsChange,
): Promise<boolean> {
  const delivery: Delivery = {
    letter: { type: 'LookAgain', because },
    cause: { kind: 'signal', id: `${because}:${change}` },
    actor: engine,
  };
  try {
    await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(workflowIdOf(courseId)).signal(lookAgainSignal, delivery),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/**
 * Hands a course a fact that wants no answer; a course that has ended is taken up again for it. False when there is no
 * such course. Once this returns the fact is durable, and twice under the same cause id is once.
 */
export async function reportFact(
  { client, courses, patienceMs }: CourseConnection,
  courseId: CourseId,
  delivery: Delivery,
): Promise<boolean> {
  const deadlineAt = Date.now() + patienceMs;
  const workflowId = workflowIdOf(courseId);
  try {
    await client.withDeadline(deadlineAt, () =>
      client.workflow.getHandle(workflowId).signal(reportFactSignal, delivery),
    );
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  const stored = await courses.carried(courseId);
  if (stored === null) return false;
  await client.withDeadline(deadlineAt, () =>
    client.workflow.signalWithStart<(carried: CarriedCourse) => Promise<void>, [Delivery]>(courseWorkflow, {
      workflowId,
      taskQueue,
      args: [takenUpCourse(stored)],
      signal: reportFactSignal,
      signalArgs: [delivery],
    }),
  );
  return true;
}
