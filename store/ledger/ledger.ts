import type { Effect, EffectOutcome } from '../../domain/course/effects';
import type { CourseIdentity, Realm } from '../../domain/course/log';
import type { LedgerRow, LedgerView } from '../../domain/course/surroundings';
import type { ClinicId, PatientId } from '../../domain/ids';
import type { BookingEvaluation } from '../../domain/spacing/evaluation';
import type { Instant } from '../../domain/time/instant';

export type ReserveSpacing = Extract<Effect, { readonly type: 'reserveSpacing' }>;

/** What the rules say of a proposed booking. */
export interface Admission {
  readonly admissible: boolean;
  readonly evaluation: BookingEvaluation;
  /** Until here no rule or pair rule could ever allow the next session, grace removed: what the database enforces. */
  readonly hardFloorAfter: Instant;
}

/** Pure: the patient's other sessions (neither this one nor the one it replaces) against the proposal. */
export type Evaluate = (rows: readonly LedgerRow[], effect: ReserveSpacing) => Admission;

export interface Ledger {
  /** Every dosing fact and live booking of the patient, soonest first, as seen from `clinic`. */
  viewOf(realm: Realm, patient: PatientId, clinic: ClinicId): Promise<LedgerView>;
  /**
   * Evaluates the proposal under the patient's lock and holds it if it is admissible; a refusal leaves everything as it
   * was, the replaced booking too. Safe to repeat: the same effect key answers the same.
   */
  reserve(identity: CourseIdentity, effect: ReserveSpacing, evaluate: Evaluate): Promise<EffectOutcome>;
}
