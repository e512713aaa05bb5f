import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Delivery } from '../domain/course/letters';
import type { CourseId } from '../domain/ids';
import type { CarriedCourse, CommandAnswer } from '../workflows/messages';
import { hashOf } from './command-id';
import type { CourseConnection } from './course-connection';
import { CourseNotAnswering } from './course-not-answering';
import type { SendOutcome } from './send-outcome';
import { temporalFailureOf } from './temporal-failure';
import { temporalReachable } from './temporal-reachable';
import { courseIsRunning, updateCourse, updateOrStartCourse } from './update-course';
import type { CourseUpdate } from './update-course';

const firstPauseMs = 20;
const longestPauseMs = 1_000;

/** What to start when no course is running; null when there is none to start. */
export type StartOf = (() => Promise<CarriedCourse | null>) | CarriedCourse;

/**
 * Sends one command until it is answered, always under the same command id, so that it acts once however often it is
 * sent. A run that hands over or ends under an update answers it with an error and has decided nothing: it is sent again.
 * Throws `CourseNotAnswering` when patience ends first.
 */
export async function sendCommand(
  connection: CourseConnection,
  courseId: CourseId,
  delivery: Delivery,
  start: StartOf,
): Promise<SendOutcome> {
  const attempt = randomUUID();
  const startedAt = Date.now();
  const deadlineAt = startedAt + connection.patienceMs;
  let staleFaults = 0;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const update: CourseUpdate = {
      courseId,
      name: delivery.letter.type,
      updateId: updateIdOf(delivery, staleFaults),
      message: { delivery, attempt },
    };
    try {
      const answer = await connection.client.withDeadline(deadlineAt, () => ask(connection, update, start));
      if (answer === null) return { type: 'courseUnknown' };
      if (answer.type === 'reply') return answer.reply;
      if (answer.attempt === attempt) return { type: 'fault', because: answer.because };
      // Temporal repeats the answer under an update id, also one that says "try again": so try under the next id.
      staleFaults += 1;
    } catch (error) {
      const failure = temporalFailureOf(error);
      if (failure === 'defect') throw error;
      if (failure === 'timeout' || Date.now() + pauseMs >= deadlineAt) {
        const reachable = await temporalReachable(connection.client);
        throw new CourseNotAnswering(courseId, reachable, Date.now() - startedAt, { cause: error });
      }
      await pause(pauseMs);
    }
  }
}

/**
 * Temporal answers a known update id itself, so the body counts too: another body under the same key must reach the
 * course, which refuses it. Hashed with the command's id, since a digest of few words could be guessed.
 */
function updateIdOf({ cause }: Delivery, staleFaults: number): string {
  const id = hashOf(['update', cause.id, cause.digest ?? '']).slice(0, 32);
  return staleFaults === 0 ? id : `${id}.${staleFaults}`;
}

async function ask(connection: CourseConnection, update: CourseUpdate, start: StartOf): Promise<CommandAnswer | null> {
  if (typeof start !== 'function') return updateOrStartCourse(connection.client, update, start);
  try {
    return await updateCourse(connection.client, update);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const carried = await start();
    if (carried !== null) return updateOrStartCourse(connection.client, update, carried);
    // Between two runs a course that nothing is recorded of yet is not found for a moment: it is asked again.
    if (await courseIsRunning(connection.client, update.courseId)) throw error;
    return null;
  }
}
