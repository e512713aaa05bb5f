import type { FindingId, ObligationKey, SessionId } from '../../ids';
import type { Instant } from '../../time/instant';
import type { OwnerRole } from '../actor';
import type { ObligationKind } from '../obligation-events';

/** Whether what is owed is still owed; an open obligation ends with the answer. */
export type Standing =
  | { readonly type: 'open' }
  | { readonly type: 'done'; readonly note: string | null }
  | { readonly type: 'notNeeded'; readonly reason: string };

/**
 * Something the protocol or a safety rule makes somebody owe. Keys come from the protocol path and the anchor (a session, a
 * finding, an entry), never from a generator, so that the same facts owe the same things.
 */
export interface Owed {
  readonly key: ObligationKey;
  readonly kind: ObligationKind;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  readonly standing: Standing;
  /** The appointment that reminders are about; they count back from it instead of from the due time. */
  readonly about?: Instant;
  /** Where the ladder starts, where it is not the due time. */
  readonly climbsFrom?: Instant;
  readonly owner?: OwnerRole;
  readonly session?: SessionId;
  readonly finding?: FindingId;
}

export const stillOpen: Standing = { type: 'open' };

export function done(note: string | null = null): Standing {
  return { type: 'done', note };
}

export function notNeeded(reason: string): Standing {
  return { type: 'notNeeded', reason };
}

export function doneIf(isDone: boolean): Standing {
  return isDone ? done() : stillOpen;
}

export function obligationKey(kind: ObligationKind, ...anchor: readonly (string | number)[]): ObligationKey {
  return [kind, ...anchor].join(':') as ObligationKey;
}
