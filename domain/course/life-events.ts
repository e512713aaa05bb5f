import type { CourseId } from '../ids';
import type { StoredProtocol } from '../protocol/stored/upcast';
import type { Instant } from '../time/instant';
import type { Refusal } from './refusal';

export type PhaseName =
  'screening' | 'consent' | 'treatment' | 'integration' | 'reassessment' | 'booster' | 'maintenance' | 'closed';

export type BoosterDecision = 'booster' | 'maintenance' | 'repeat' | 'discharge';

export type ClosingOutcome = 'completed' | 'discontinued' | 'declined' | 'lostToFollowUp' | 'died' | 'transferred';

/** A course begins, moves from phase to phase, is stopped, taken up again and closed. */
export type LifeEvent =
  | {
      readonly type: 'CourseOpened';
      /** The whole pinned protocol, so that the course can be decided years later with nothing else at hand. */
      readonly protocol: StoredProtocol;
      readonly follows: CourseId | null;
      /** A patient whom the clinic holds to be at high risk: the first no-show already asks for a welfare check (R18). */
      readonly highRisk: boolean;
    }
  | { readonly type: 'CourseAdopted'; readonly asOf: Instant }
  | { readonly type: 'ScreeningSubmitted'; readonly answers: Readonly<Record<string, boolean>> }
  | {
      readonly type: 'ScreeningDecided';
      readonly decision: 'approved' | 'declined' | 'moreInformation';
      readonly reason: string;
    }
  | {
      readonly type: 'ConsentSigned';
      readonly form: string;
      readonly version: string;
      readonly language: string;
      readonly signer: string;
      readonly method: 'paper' | 'electronic' | 'verbalWitnessed';
    }
  | { readonly type: 'ConsentWithdrawn'; readonly reason: string }
  | { readonly type: 'SupplyRecorded'; readonly supply: string; readonly state: SupplyState }
  | { readonly type: 'PhaseEntered'; readonly phase: PhaseName; readonly because: string }
  | { readonly type: 'CoursePaused'; readonly reason: string }
  | { readonly type: 'CourseResumed'; readonly reason: string }
  | { readonly type: 'BoosterDecided'; readonly decision: BoosterDecision; readonly reason: string }
  | { readonly type: 'TreatmentEndedEarly'; readonly reason: string }
  | { readonly type: 'CourseClosed'; readonly outcome: ClosingOutcome; readonly reason: string }
  | { readonly type: 'CourseReopened'; readonly reason: string }
  | { readonly type: 'PatientDied' }
  | { readonly type: 'PatientHospitalised'; readonly reason: string }
  | { readonly type: 'PatientDischargedFromHospital' }
  | { readonly type: 'FactVoided'; readonly seq: number; readonly reason: string }
  /** A request for what was so already; kept so that its repeat gets the same answer whatever has come since. */
  | { readonly type: 'CommandChangedNothing'; readonly command: string }
  | { readonly type: 'CommandRefused'; readonly command: string; readonly refusal: Refusal };

export type SupplyState = 'ordered' | 'shipped' | 'delivered' | 'lost';
