import type { ObligationKey } from '../../ids';
import type { Instant } from '../../time/instant';
import type { Actor } from '../actor';
import type { Log } from '../log';
import type { ObligationEvent } from '../obligation-events';
import { isFoldedInto, type FoldedInto } from './event-classes';
import { mayEnd, notClimbed, type Climb, type Obligation, type ReminderState } from './obligation';

type Obligations = ReadonlyMap<ObligationKey, Obligation>;

/** Every obligation ever told, in the order of opening. Acts sort by seq and are never voided. */
export function obligationsOf(log: Log): Obligations {
  const known = new Map<ObligationKey, Obligation>();
  for (const { seq, event, recordedAt, actor } of log) {
    if (event.type === 'ObligationOpened') {
      known.set(event.obligation, opened(event, recordedAt, seq));
      continue;
    }
    const told = isFoldedInto('obligation', event) || isFoldedInto('climb', event) ? event : null;
    const before = told && known.get(told.obligation);
    if (told && before) known.set(told.obligation, after(before, told, recordedAt, actor));
  }
  return known;
}

function opened(event: Extract<ObligationEvent, { type: 'ObligationOpened' }>, at: Instant, seq: number): Obligation {
  const { kind, owner, dueAt, ladder, climbsFrom, session, finding } = event;
  const reminders = event.reminders.map((planned): ReminderState => ({ ...planned, tries: 0, status: 'planned' }));
  const told = { kind, owner, dueAt, ladder, climbsFrom, session, finding, reminders };
  return {
    ...told,
    key: event.obligation,
    openedAt: at,
    openedSeq: seq,
    climb: notClimbed,
    reached: false,
    status: 'open',
  };
}

type EndedBy = 'engine' | 'person';

function endedBy({ kind }: Actor): EndedBy {
  return kind === 'engine' ? 'engine' : 'person';
}

function after(before: Obligation, event: FoldedInto<'obligation' | 'climb'>, at: Instant, actor: Actor): Obligation {
  const by = endedBy(actor);
  if (isFoldedInto('climb', event)) return { ...before, climb: climbed(before.climb, event, at) };
  switch (event.type) {
    case 'ObligationOpened':
      return before;
    case 'ObligationDone':
      return { ...before, status: 'done', endedAt: at, endedBy: by };
    case 'ObligationNotNeeded':
      return { ...before, status: 'notNeeded', endedAt: at, endedBy: by };
    case 'ObligationCouldNotBeDone':
      return { ...before, status: 'couldNotDo', endedAt: at, endedBy: by };
    case 'ContactAttempted':
      return { ...before, reached: before.reached || (event.outcome === 'reached' && mayEnd(before, actor)) };
    case 'ReminderRequested':
      return withReminder(before, event.plannedAt, (planned) => ({ ...planned, status: 'requested' }));
    case 'ReminderSent':
      return withReminder(before, event.plannedAt, (planned) => ({ ...planned, status: 'sent' }));
    case 'ReminderNotSent':
      return withReminder(before, event.plannedAt, (planned) => ({ ...planned, status: 'notSent' }));
    case 'ReminderPostponed':
      return withReminder(before, event.plannedAt, (planned) => ({
        ...planned,
        status: 'postponed',
        until: event.until,
        tries: planned.tries + 1,
      }));
  }
}

type Planned = Pick<ReminderState, 'at' | 'template' | 'tries'>;

function withReminder(before: Obligation, plannedAt: Instant, change: (planned: Planned) => ReminderState): Obligation {
  const reminders = before.reminders.map((reminder) => {
    const { at, template, tries } = reminder;
    return at === plannedAt ? change({ at, template, tries }) : reminder;
  });
  return { ...before, reminders };
}

function climbed(climb: Climb, event: FoldedInto<'climb'>, at: Instant): Climb {
  switch (event.type) {
    case 'EscalationRaised': {
      // A raise that reached nobody is tried again without putting off the rungs above it.
      const again =
        climb.everRaised && climb.pass === event.pass && climb.level === event.level && climb.expiredAt === null;
      return {
        ...climb,
        pass: event.pass,
        level: event.level,
        at: again ? climb.at : at,
        skipped: false,
        passEmpty: false,
        everRaised: true,
        tryAgainAt: null,
        failedTries: again ? climb.failedTries : 0,
        acknowledgedUntil: null,
        expiredAt: null,
      };
    }
    case 'EscalationLevelSkipped': {
      const passEmpty = event.pass === climb.pass ? climb.passEmpty : true;
      return { ...climb, pass: event.pass, level: event.level, at, skipped: true, passEmpty, tryAgainAt: null };
    }
    case 'EscalationNotified':
      return { ...climb, tryAgainAt: null, failedTries: 0 };
    case 'EscalationNotDelivered': {
      const current = event.pass === climb.pass && event.level === climb.level && climb.acknowledgedUntil === null;
      return current ? { ...climb, tryAgainAt: event.tryAgainAt, failedTries: climb.failedTries + 1 } : climb;
    }
    case 'EscalationAcknowledged':
      return { ...climb, acknowledgedUntil: event.until, tryAgainAt: null };
    case 'AcknowledgementExpired':
      // Acknowledged before the first rung: the ladder simply begins where it would have.
      return { ...climb, acknowledgedUntil: null, expiredAt: climb.level < 0 ? null : at };
  }
}
