import type { LedgerRow } from '../course/surroundings';
import type { CourseId, SessionId } from '../ids';
import type { Instant } from '../time/instant';
import type { SpacingDemand } from './demand';
import { evaluateSpacing } from './evaluate-spacing';
import type { BookingEvaluation } from './evaluation';
import type { Neighbour } from './neighbour';
import { requiredGapAfter } from './required-gap';

/** A hold asked of the ledger. */
export interface HoldRequest {
  readonly course: CourseId;
  readonly session: SessionId;
  readonly startsAt: Instant;
  readonly demand: SpacingDemand;
  readonly replaces: SessionId | null;
  /** A clinician decided against the rule; the hold is then admitted whatever stands in the way. */
  readonly overridden: boolean;
  readonly now: Instant;
}

export interface Admission {
  readonly admissible: boolean;
  /** Without target bounds: the ledger knows gaps and caps, not a course's series. */
  readonly evaluation: BookingEvaluation;
  /**
   * The first instant any other session may start after this one: the demand's minimum less its grace. Every admissible
   * later session is at or after it, so `[startsAt, hardFloorAfter)` of holds that are not overridden never overlap.
   */
  readonly hardFloorAfter: Instant;
}

/** Whether the ledger's rows of the patient leave room for a hold. The session's own row and the one it replaces do not count. */
export function admits(rows: readonly LedgerRow[], request: HoldRequest): Admission {
  const { startsAt, demand, now } = request;
  const evaluation = evaluateSpacing({
    proposal: startsAt,
    demand,
    neighbours: neighboursOf(rows, request),
    lastCounted: null,
    target: null,
    seriesFull: false,
    now,
  });
  const inTheWay = evaluation.code === 'tooEarly';
  return {
    admissible: !inTheWay || request.overridden,
    evaluation: inTheWay && request.overridden ? { ...evaluation, code: 'overridden' } : evaluation,
    hardFloorAfter: requiredGapAfter(startsAt, demand, 'graced'),
  };
}

/** The sessions that a proposal of a course has to keep clear of. */
export function neighboursOf(
  rows: readonly LedgerRow[],
  proposal: Pick<HoldRequest, 'course' | 'session' | 'replaces'>,
): readonly Neighbour[] {
  const { course, session, replaces } = proposal;
  return rows
    .filter((row) => row.course !== course || (row.session !== session && row.session !== replaces))
    .map((row) => ({
      session: row.session,
      startsAt: row.startsAt,
      demand: row.demand,
      otherCourse: row.course !== course,
      sameClinic: row.sameClinic,
    }));
}
