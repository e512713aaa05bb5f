import type { Log } from '../../domain/course/log';
import { sessionsOf } from '../../domain/course/state/sessions-of';
import { exposureAt, isLive } from '../../domain/course/state/session';
import type { Session } from '../../domain/course/state/session';
import { standingFacts } from '../../domain/course/state/standing-facts';
import type { SessionId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';
import type { Reservation } from './reservation';

/** A session of one course that belongs in the ledger. */
export interface StandingSession {
  readonly session: SessionId;
  readonly kind: 'dose' | 'booking';
  readonly startsAt: Instant;
  /** Null for a dose that nobody placed in a series. */
  readonly series: string | null;
  /** Null for a booking made elsewhere and for a dose that nobody booked here. */
  readonly reservation: Reservation | null;
}

/**
 * What of a course stands in the ledger, from its log and from what was once reserved for it. A hold stands from the
 * moment it is made, also before the course has heard of it, and the booking that it replaces falls with that.
 */
export function standingSessions(log: Log, reservations: readonly Reservation[]): readonly StandingSession[] {
  const sessions = sessionsOf(standingFacts(log));
  const known = new Map(sessions.map((session) => [session.id, session]));
  const held = new Map(reservations.map((reservation) => [reservation.session, reservation]));
  const pending = [...held.values()].filter(({ session }) => !known.has(session)).map(unheardOf);
  const replaced = new Set(
    [...held.values()].filter(({ session }) => holds(known.get(session))).map(({ replaces }) => replaces),
  );
  const standing = sessions.flatMap((session) => standingOf(session, held.get(session.id) ?? null));
  return [...standing, ...pending].filter(({ session, kind }) => kind === 'dose' || !replaced.has(session));
}

function holds(session: Session | undefined): boolean {
  return session === undefined || isLive(session);
}

function unheardOf(reservation: Reservation): StandingSession {
  const { session, startsAt } = reservation;
  return { session, kind: 'booking', startsAt, series: null, reservation };
}

function standingOf(session: Session, reservation: Reservation | null): readonly StandingSession[] {
  const { id, series } = session;
  const dosedAt = exposureAt(session);
  if (dosedAt !== null) return [{ session: id, kind: 'dose', startsAt: dosedAt, series, reservation }];
  if (!isLive(session)) return [];
  // A booking that was told to be at another time since then is no longer the one that was held.
  const held = reservation?.startsAt === session.startsAt ? reservation : null;
  if (session.status === 'requested' && held === null) return [];
  return [{ session: id, kind: 'booking', startsAt: session.startsAt, series, reservation: held }];
}
