import type { EffectKey, FindingId, ObligationKey, SessionId } from '../ids';
import type { Instant } from '../time/instant';
import type { OwnerRole } from './actor';
import type { PatientChannel, Recipient, ReminderTemplate, NotifiedPerson } from './effects';
import type { Ladder } from './ladder';

/**
 * A kind of thing somebody owes; also the name of the rule in the protocol that times it. Due counts from opening,
 * except: `attendSession`, `returnMeasure`, `confirmMonitor` count back from the session's start; `dischargeSession` is due
 * when observation ends, `checkIn` the day after the session, `repeatMeasure` when its window closes; `followFinding` and `contactPatient` count from the finding.
 */
export type ObligationKind =
  | 'submitScreening'
  | 'decideScreening'
  | 'signConsent'
  | 'supply'
  | 'bookSession'
  | 'returnMeasure'
  | 'confirmMonitor'
  | 'attendSession'
  | 'dischargeSession'
  | 'checkIn'
  | 'callAfterSession'
  | 'consult'
  | 'integrationCheckIn'
  | 'reassess'
  | 'decideBooster'
  | 'repeatMeasure'
  | 'decideBoosterEarly'
  | 'followFinding'
  | 'contactPatient'
  | 'contactAfterNoShow'
  | 'welfareCheck'
  | 'reviewHold'
  | 'reviewPause'
  | 'settleWithdrawal'
  | 'settleBrokenBooking'
  | 'tellOfCorrection'
  | 'reachByOtherMeans'
  | 'decideOverdue'
  | 'lapseCheckIn'
  | 'reviewCourse';

export interface PlannedReminder {
  readonly at: Instant;
  readonly template: ReminderTemplate;
}

/** Something owed, told, reminded, escalated, and ended by a person or a fact; never by time. */
export type ObligationEvent =
  | {
      readonly type: 'ObligationOpened';
      readonly obligation: ObligationKey;
      readonly kind: ObligationKind;
      readonly owner: OwnerRole;
      readonly dueAt: Instant;
      /** Instants already inside the send window of the patient's zone. */
      readonly reminders: readonly PlannedReminder[];
      readonly ladder: Ladder;
      /** Where the ladder's clock starts: the due time, or the finding for safety. */
      readonly climbsFrom: Instant;
      readonly session: SessionId | null;
      readonly finding: FindingId | null;
    }
  | { readonly type: 'ObligationDone'; readonly obligation: ObligationKey; readonly note: string | null }
  | { readonly type: 'ObligationNotNeeded'; readonly obligation: ObligationKey; readonly reason: string }
  | { readonly type: 'ObligationCouldNotBeDone'; readonly obligation: ObligationKey; readonly reason: string }
  | {
      readonly type: 'ReminderRequested';
      readonly obligation: ObligationKey;
      readonly plannedAt: Instant;
      readonly channel: PatientChannel;
      readonly template: ReminderTemplate;
      readonly effect: EffectKey;
    }
  | {
      readonly type: 'ReminderSent';
      readonly obligation: ObligationKey;
      readonly plannedAt: Instant;
      readonly channel: PatientChannel;
    }
  | {
      readonly type: 'ReminderPostponed';
      readonly obligation: ObligationKey;
      readonly plannedAt: Instant;
      readonly until: Instant;
      readonly reason: string;
    }
  | {
      readonly type: 'ReminderNotSent';
      readonly obligation: ObligationKey;
      readonly plannedAt: Instant;
      readonly reason: string;
    }
  | {
      readonly type: 'EscalationRaised';
      readonly obligation: ObligationKey;
      readonly level: number;
      readonly pass: number;
      readonly recipients: readonly Recipient[];
      readonly effect: EffectKey;
    }
  | {
      readonly type: 'EscalationLevelSkipped';
      readonly obligation: ObligationKey;
      readonly level: number;
      readonly pass: number;
      readonly reason: string;
    }
  | {
      readonly type: 'EscalationNotified';
      readonly obligation: ObligationKey;
      readonly level: number;
      readonly pass: number;
      readonly results: readonly NotifiedPerson[];
    }
  | {
      readonly type: 'EscalationNotDelivered';
      readonly obligation: ObligationKey;
      readonly level: number;
      readonly pass: number;
      readonly reason: string;
      readonly tryAgainAt: Instant;
    }
  | { readonly type: 'EscalationAcknowledged'; readonly obligation: ObligationKey; readonly until: Instant }
  | { readonly type: 'AcknowledgementExpired'; readonly obligation: ObligationKey }
  | {
      readonly type: 'ContactAttempted';
      readonly obligation: ObligationKey;
      readonly outcome: 'reached' | 'noAnswer' | 'wrongNumber' | 'messageLeft';
      readonly note: string | null;
    };
