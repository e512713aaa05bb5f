import type { SendOutcome } from '../../client';
import type { CourseId } from '../../domain/ids';
import { unreachable } from '../../domain/unreachable';
import { unknownThing } from '../problem/not-found';
import { statementOfRefusal } from '../problem/statement-of-refusal';
import type { WriteAnswer } from '../writes/write-once';

/** What a course said to a command, as the answer to the request that carried it. */
export function answerOfCommand(courseId: CourseId, outcome: SendOutcome): WriteAnswer {
  return answerOf(courseId, 200, outcome, true);
}

/** A course that was not opened leaves nothing behind: the request may come again, mended, under the same key. */
export function answerOfOpening(courseId: CourseId, outcome: SendOutcome): WriteAnswer {
  return answerOf(courseId, 201, outcome, false);
}

function answerOf(courseId: CourseId, status: 200 | 201, outcome: SendOutcome, remembered: boolean): WriteAnswer {
  switch (outcome.type) {
    case 'accepted':
      return { type: 'done', status, body: { courseId, seqs: outcome.seqs } };
    case 'refused':
      return { type: 'problem', statement: statementOfRefusal(outcome.refusal), final: remembered };
    case 'courseUnknown':
      return { type: 'problem', statement: unknownThing('course', courseId), final: false };
    case 'fault':
      return { type: 'problem', statement: engineFault, final: false };
    default:
      return unreachable(outcome);
  }
}

export const engineFault = {
  name: 'EngineFault',
  status: 503,
  title: 'The engine could not decide',
  detail: 'Nothing was done; the operators have been told. Send the request again with the same Idempotency-Key.',
  retryAfterSeconds: 30,
} as const;
