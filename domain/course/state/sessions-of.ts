import type { SessionId } from '../../ids';
import type { Log, LogEntry } from '../log';
import { isFoldedInto, type FoldedInto } from './event-classes';
import type { Preparation, Session } from './session';

type SessionTold = FoldedInto<'session'>;
type SessionEntry = LogEntry & { readonly event: SessionTold };
type EventOf<Type extends SessionTold['type']> = Extract<SessionTold, { readonly type: Type }>;

const nothingPrepared: Preparation = { monitor: null, answers: null, vitalsBefore: null, clearedAt: null };

/**
 * The sessions of a course, soonest first, from its standing facts in order of effect. What was said about one session is
 * weighed by how strong it is, never by when it arrived: a dose outweighs a no-show, a
 * cancellation outweighs both a no-show and a booking.
 */
export function sessionsOf(facts: Log): readonly Session[] {
  const bySession = new Map<SessionId, SessionEntry[]>();
  const replaced = new Set<SessionId>();
  for (const entry of facts) {
    if (!aboutSession(entry)) continue;
    const told = bySession.get(entry.event.session) ?? [];
    told.push(entry);
    bySession.set(entry.event.session, told);
    if (entry.event.type === 'SessionBooked' && entry.event.replaces) replaced.add(entry.event.replaces);
  }
  return [...bySession].map(([id, told]) => sessionFrom(id, told, replaced.has(id))).sort(soonestFirst);
}

function aboutSession(entry: LogEntry): entry is SessionEntry {
  return isFoldedInto('session', entry.event);
}

function sessionFrom(id: SessionId, told: readonly SessionEntry[], isReplaced: boolean): Session {
  const last = <Type extends SessionTold['type']>(type: Type) => lastOf(told, type);
  const booked = last('SessionBooked');
  const requested = last('SessionRequested');
  const plan = booked?.event ?? requested?.event ?? null;
  const base = {
    id,
    series: plan?.series ?? last('SessionDosed')?.event.series ?? null,
    startsAt: plan?.startsAt ?? null,
    endsAt: plan?.endsAt ?? null,
    preparation: preparationFrom(told),
  };
  const dischargedAt = last('SessionDischarged')?.effectiveAt ?? null;

  const dosed = last('SessionDosed');
  if (dosed) return { ...base, status: 'dosed', dosedAt: dosed.effectiveAt, dose: dosed.event.dose, dischargedAt };
  const aborted = last('SessionAborted');
  if (aborted) {
    const credited = last('AbortedSessionCredited') !== undefined;
    const { drugTaken } = aborted.event;
    return { ...base, status: 'aborted', abortedAt: aborted.effectiveAt, drugTaken, credited, dischargedAt };
  }
  const withheld = last('SessionWithheld');
  if (withheld) return { ...base, status: 'withheld', endedAt: withheld.effectiveAt };
  const started = last('SessionStarted');
  if (started && plan) {
    return { ...base, startsAt: plan.startsAt, endsAt: plan.endsAt, status: 'started', startedAt: started.effectiveAt };
  }
  const cancelled = last('BookingCancelled');
  if (cancelled) return { ...base, status: 'cancelled', endedAt: cancelled.effectiveAt };
  if (booked && isReplaced) return { ...base, status: 'replaced', endedAt: booked.effectiveAt };
  const missed = last('SessionMissed');
  if (missed) return { ...base, status: 'missed', endedAt: missed.effectiveAt };
  if (booked) {
    const { startsAt, endsAt, evaluation } = booked.event;
    return { ...base, startsAt, endsAt, status: 'booked', evaluation, overridden: requested?.event.override ?? false };
  }
  const refused = last('BookingRefused');
  if (refused) return { ...base, status: 'refused', endedAt: refused.effectiveAt };
  if (requested) {
    const { startsAt, endsAt, replaces } = requested.event;
    return { ...base, startsAt, endsAt, status: 'requested', requestedAt: requested.effectiveAt, replaces };
  }
  return { ...base, status: 'heardOf' };
}

function preparationFrom(told: readonly SessionEntry[]): Preparation {
  return told.reduce((known, { event, effectiveAt }): Preparation => {
    if (event.type === 'MonitorConfirmed') return { ...known, monitor: event.name };
    if (event.type === 'SessionCleared') return { ...known, clearedAt: effectiveAt };
    if (event.type === 'PreSessionAnswered') {
      const { moodPhase, medicationChanged, pregnancy } = event;
      return { ...known, answers: { at: effectiveAt, moodPhase, medicationChanged, pregnancy } };
    }
    if (event.type === 'VitalsRecorded' && event.moment === 'before') {
      const { systolic, diastolic, heartRate } = event;
      return { ...known, vitalsBefore: { at: effectiveAt, systolic, diastolic, heartRate } };
    }
    return known;
  }, nothingPrepared);
}

function lastOf<Type extends SessionTold['type']>(told: readonly SessionEntry[], type: Type) {
  return told.findLast((entry): entry is SessionEntry & { readonly event: EventOf<Type> } => entry.event.type === type);
}

function soonestFirst(first: Session, second: Session): number {
  const [a, b] = [instantOf(first), instantOf(second)];
  return a < b ? -1 : a > b ? 1 : first.id < second.id ? -1 : 1;
}

function instantOf(session: Session): string {
  if (session.status === 'dosed') return session.dosedAt;
  if (session.status === 'aborted') return session.abortedAt;
  return session.startsAt ?? '';
}
