import type { FindingId, ObligationKey, SessionId } from '../../ids';
import type { Instant } from '../../time/instant';
import type { Actor, OwnerRole, Role } from '../actor';
import type { Ladder } from '../ladder';
import type { ObligationKind, PlannedReminder } from '../obligation-events';

/** One planned reminder and what became of it. */
export type ReminderState = PlannedReminder & { readonly tries: number } & (
    | { readonly status: 'planned' }
    | { readonly status: 'requested' }
    | { readonly status: 'postponed'; readonly until: Instant }
    | { readonly status: 'sent' | 'notSent' }
  );

/** How far up its ladder an obligation is. `level` is -1 before the first rung. */
export interface Climb {
  readonly pass: number;
  readonly level: number;
  /** When that rung was raised or skipped; null before the first. */
  readonly at: Instant | null;
  readonly skipped: boolean;
  /** True while nobody of this pass was on duty. */
  readonly passEmpty: boolean;
  /** Set while the last raise reached nobody. */
  readonly tryAgainAt: Instant | null;
  readonly failedTries: number;
  readonly acknowledgedUntil: Instant | null;
  readonly expiredAt: Instant | null;
  readonly everRaised: boolean;
}

interface ObligationBase {
  readonly key: ObligationKey;
  readonly kind: ObligationKind;
  readonly owner: OwnerRole;
  readonly session: SessionId | null;
  readonly finding: FindingId | null;
  readonly openedAt: Instant;
  readonly openedSeq: number;
  readonly dueAt: Instant;
  readonly ladder: Ladder;
  readonly climbsFrom: Instant;
  readonly reminders: readonly ReminderState[];
  readonly climb: Climb;
  readonly reached: boolean;
}

/** Ends by a person or a fact, never by time. */
export type Obligation = ObligationBase &
  (
    | { readonly status: 'open' }
    | {
        readonly status: 'done' | 'notNeeded' | 'couldNotDo';
        readonly endedAt: Instant;
        /** What the engine ended opens again when what it stands on is open again; what a person ended stays ended. */
        readonly endedBy: 'engine' | 'person';
      }
  );

export const clinicians: readonly Role[] = ['clinician', 'medicalLead'];

/** What a clinician owes only a clinician ends; others' attempts to reach the patient are remembered and end nothing. */
export function mayEnd({ owner }: Pick<ObligationBase, 'owner'>, { role }: Pick<Actor, 'role'>): boolean {
  const clinical = owner === 'clinician' || owner === 'medicalLead';
  return !clinical || (role !== null && clinicians.includes(role));
}

export const notClimbed: Climb = {
  pass: 0,
  level: -1,
  at: null,
  skipped: false,
  passEmpty: true,
  tryAgainAt: null,
  failedTries: 0,
  acknowledgedUntil: null,
  expiredAt: null,
  everRaised: false,
};
