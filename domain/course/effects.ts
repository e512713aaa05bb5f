import type { EffectKey, ObligationKey, SessionId } from '../ids';
import type { Instant } from '../time/instant';
import type { BookingEvaluation } from '../spacing/evaluation';
import type { SpacingDemand } from '../spacing/demand';

export type StaffChannel = 'console' | 'email' | 'sms';
export type PatientChannel = 'console' | 'email' | 'sms';

/** A person to notify, resolved from the rota when the level was raised. */
export interface Recipient {
  readonly person: string;
  readonly channel: StaffChannel;
}

/** One thing that a patient is reminded of. */
export interface Reminded {
  readonly obligation: ObligationKey;
  readonly template: ReminderTemplate;
  readonly about: Instant;
}

/** What a step sends into the world. Each is claimed under its key before anything leaves the building. */
export type Effect =
  | {
      readonly type: 'reserveSpacing';
      readonly key: EffectKey;
      readonly session: SessionId;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly demand: SpacingDemand;
      /** A clinician's override: recorded in the ledger, taken out of the exclusion constraint. */
      readonly override: { readonly reason: string } | null;
      /** The booking this one replaces; its hold goes in the same transaction. */
      readonly replaces: SessionId | null;
      readonly now: Instant;
    }
  | {
      readonly type: 'remind';
      readonly key: EffectKey;
      readonly obligation: ObligationKey;
      readonly template: ReminderTemplate;
      readonly channel: PatientChannel;
      /** What the reminder is about; never sent after it. */
      readonly about: Instant;
      readonly now: Instant;
      /** What else is told in the same message. */
      readonly also?: readonly Reminded[];
    }
  | {
      readonly type: 'escalate';
      readonly key: EffectKey;
      readonly obligation: ObligationKey;
      readonly level: number;
      readonly kind: string;
      readonly safety: boolean;
      readonly recipients: readonly Recipient[];
      readonly now: Instant;
    };

export type ReminderTemplate = 'appointment' | 'form' | 'booking' | 'crisis';

/** How an effect ended, as the letter that comes back says it. */
export type EffectOutcome =
  | { readonly type: 'held' }
  | { readonly type: 'spacingRefused'; readonly evaluation: BookingEvaluation }
  | { readonly type: 'sent'; readonly channel: PatientChannel; readonly leftOut?: readonly LeftOut[] }
  | { readonly type: 'notSent'; readonly reason: string; readonly leftOut?: readonly LeftOut[] }
  | { readonly type: 'notified'; readonly results: readonly NotifiedPerson[] }
  | { readonly type: 'unknown'; readonly reason: string; readonly leftOut?: readonly LeftOut[] }
  | { readonly type: 'failedTemporarily'; readonly reason: string };

/** What a reminder of several things did not tell, for a reason of its own. */
export interface LeftOut {
  readonly obligation: ObligationKey;
  readonly reason: string;
}

export interface NotifiedPerson {
  readonly person: string;
  readonly channel: StaffChannel;
  readonly delivered: boolean;
  readonly reason?: string;
}
