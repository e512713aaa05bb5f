import type { SessionId } from '../ids';
import type { Instant } from '../time/instant';

export type EvaluationCode =
  'tooEarly' | 'withinGrace' | 'early' | 'onTarget' | 'late' | 'overdue' | 'extraneous' | 'overridden';

/** A session that stands in the way; `otherClinic` hides everything but that it exists. */
export interface SessionInTheWay {
  readonly session: SessionId | null;
  readonly startsAt: Instant | null;
  readonly otherCourse: boolean;
}

/** The whole answer about one proposed or actual session (CDC CDSi's vocabulary). Bounds are null where the rule has none. */
export interface BookingEvaluation {
  readonly code: EvaluationCode;
  /** Why, e.g. `minimumGap`, `followingSession`, `frequencyCap`, `pastTarget`, `seriesFull`. */
  readonly reasonCode: string;
  readonly rule: string;
  readonly earliest: Instant | null;
  /** Only where the rule has grace. */
  readonly absoluteEarliest: Instant | null;
  readonly targetFrom: Instant | null;
  readonly targetTo: Instant | null;
  readonly latest: Instant | null;
  readonly inTheWay: SessionInTheWay | null;
}
