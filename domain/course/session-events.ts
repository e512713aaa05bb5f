import type { SessionId } from '../ids';
import type { BookingEvaluation } from '../spacing/evaluation';
import type { Instant } from '../time/instant';

/** A dose as the clinician entered it: shown, never computed with. */
export interface EnteredDose {
  readonly amount: string;
  readonly unit: string;
}

export type MoodPhase = 'depressed' | 'euthymic' | 'hypomanic' | 'manic' | 'mixed';

/** One dosing visit: asked for, booked, prepared, started, dosed / withheld / aborted, discharged. */
export type SessionEvent =
  | {
      readonly type: 'SessionRequested';
      readonly session: SessionId;
      /** Path of the series in the protocol, e.g. `introductory`. */
      readonly series: string;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly reason: string | null;
      readonly override: boolean;
      readonly replaces: SessionId | null;
    }
  | {
      readonly type: 'SessionBooked';
      readonly session: SessionId;
      readonly series: string;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly evaluation: BookingEvaluation | null;
      readonly replaces: SessionId | null;
    }
  | { readonly type: 'BookingRefused'; readonly session: SessionId; readonly refusal: BookingRefusal }
  | { readonly type: 'LateHoldReleased'; readonly session: SessionId }
  /** A dose or booking of another session left too little room before this one; `because` names the bound it breaks. */
  | { readonly type: 'BookingBroken'; readonly session: SessionId; readonly because: string }
  | { readonly type: 'BookingCancelled'; readonly session: SessionId; readonly reason: string }
  | { readonly type: 'SessionMissed'; readonly session: SessionId }
  | { readonly type: 'MonitorConfirmed'; readonly session: SessionId; readonly name: string }
  | {
      readonly type: 'PreSessionAnswered';
      readonly session: SessionId;
      readonly moodPhase: MoodPhase;
      readonly medicationChanged: boolean;
      readonly pregnancy: 'no' | 'yes' | 'notApplicable';
    }
  | {
      readonly type: 'VitalsRecorded';
      readonly session: SessionId;
      readonly moment: 'before' | 'during' | 'after';
      /** mmHg, mmHg, beats per minute. */
      readonly systolic: number;
      readonly diastolic: number;
      readonly heartRate: number;
    }
  | { readonly type: 'SessionCleared'; readonly session: SessionId }
  | { readonly type: 'SessionStarted'; readonly session: SessionId }
  | {
      readonly type: 'SessionDosed';
      readonly session: SessionId;
      readonly dose: EnteredDose | null;
      /** Where a dose that nobody booked belongs. */
      readonly series?: string;
    }
  | { readonly type: 'SessionWithheld'; readonly session: SessionId; readonly reason: string }
  | {
      readonly type: 'SessionAborted';
      readonly session: SessionId;
      readonly reason: string;
      readonly drugTaken: boolean;
    }
  | { readonly type: 'AbortedSessionCredited'; readonly session: SessionId; readonly reason: string }
  | { readonly type: 'SessionDischarged'; readonly session: SessionId };

export type BookingRefusal =
  | { readonly type: 'TooEarly'; readonly evaluation: BookingEvaluation }
  | { readonly type: 'SeriesFull'; readonly series: string }
  | { readonly type: 'LedgerUnavailable'; readonly reason: string };
