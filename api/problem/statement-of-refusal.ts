import { refusalDetail, refusalTitle } from '../../client/words/refusal-words';
import type { BadField } from '../../client';
import { impossibleFields } from '../../domain/course/impossible';
import type { Refusal } from '../../domain/course/refusal';
import type { ProblemStatement } from './problem';

/** How each refusal is answered: a state of affairs is a conflict, but for those that HTTP has a word of its own for. */
const statuses = {
  TooEarly: 409,
  SeriesFull: 409,
  LedgerUnavailable: 409,
  CourseNotOpened: 409,
  CourseAlreadyOpened: 409,
  CourseUnderWay: 409,
  CourseClosed: 409,
  CourseNotClosed: 409,
  CoursePaused: 409,
  NotInPhase: 409,
  RoleNotAllowed: 403,
  NotReady: 409,
  StillUnderObservation: 409,
  StartsInThePast: 409,
  BookingPending: 409,
  ReasonNeeded: 409,
  SessionUnknown: 409,
  SessionNotInState: 409,
  ObligationUnknown: 409,
  ObligationEnded: 409,
  ObligationEndsOtherwise: 409,
  HoldUnknown: 409,
  FindingUnknown: 409,
  EntryNotVoidable: 409,
  Impossible: 409,
  FactIdReused: 409,
  IdempotencyKeyReused: 422,
} as const satisfies Record<Refusal['type'], 403 | 409 | 422>;

/** A refusal as a problem of its own type, with the whole refusal in it. */
export function statementOfRefusal(refusal: Refusal): ProblemStatement {
  return {
    name: refusal.type,
    status: statuses[refusal.type],
    title: refusalTitle(refusal),
    detail: refusalDetail(refusal),
    members: { ...foremost(refusal), refusal },
  };
}

/** What programs look for first, without reading the refusal. */
function foremost(refusal: Refusal): Readonly<Record<string, unknown>> {
  if (refusal.type === 'TooEarly') {
    const { earliest, absoluteEarliest, rule, inTheWay } = refusal.evaluation;
    return { earliest, absoluteEarliest, rule, inTheWay };
  }
  if (refusal.type === 'Impossible') {
    const errors = impossibleFields(refusal).map(({ field, value, expected }): BadField => {
      return { field, value, message: 'is impossible', wayOut: `expected ${expected}` };
    });
    return { errors };
  }
  return {};
}
