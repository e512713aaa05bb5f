import type { Span } from '../time/span';

/** At most `sessions` within any rolling window (reading R11). */
export interface FrequencyCap {
  readonly sessions: number;
  readonly window: Span;
}

/** What one session's series demands of its neighbours; kept in the ledger beside the hold, so that the other course's booking meets it too. */
export interface SpacingDemand {
  /** Path of the rule in the protocol, e.g. `treatment.introductory.spacing.minimum`. */
  readonly rule: string;
  /** The clinic's zone: spacing always counts there (reading R2). */
  readonly zone: string;
  /** Every bound must hold: the later wins (reading R1). */
  readonly minimum: readonly Span[];
  readonly grace: Span | null;
  readonly caps: readonly FrequencyCap[];
}
