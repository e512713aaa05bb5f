import type { SessionId } from '../../ids';
import { plusMinutes } from '../../time/instant';
import { said } from '../change';
import type { RequestCommand } from '../commands';
import { notReadyBecause } from '../gates';
import type { Scene } from '../owed';
import { observationMinutes } from '../owed/sessions';
import { clearanceOf, vitalsSinceClearance } from '../preparation';
import type { Refusal } from '../refusal';
import type { Session, SessionOf, SessionStatus } from '../state/session';
import { accepted, alreadySo, refused, type Handled } from './handled';

type SessionRequest = Extract<
  RequestCommand,
  { readonly type: 'CancelBooking' | 'ClearSession' | 'StartSession' | 'DischargeSession' | 'CreditAbortedSession' }
>;

/** Requests about one session that is booked or under way. */
export function handleSessionRequest(scene: Scene, command: SessionRequest): Handled {
  const session = scene.course.clinical.sessions.find(({ id }) => id === command.session);
  if (!session) return refused({ type: 'SessionUnknown', session: command.session });
  switch (command.type) {
    case 'CancelBooking':
      if (session.status === 'cancelled') return alreadySo;
      if (session.status !== 'booked') return refused(notIn(session, ['booked']));
      return accepted(said({ type: 'BookingCancelled', session: session.id, reason: command.reason }));
    case 'ClearSession':
      if (session.status !== 'booked') return refused(notIn(session, ['booked']));
      if (clearanceOf(scene, session) === 'given' && vitalsSinceClearance(scene, session).length === 0)
        return alreadySo;
      return accepted(said({ type: 'SessionCleared', session: session.id }));
    case 'StartSession':
      return start(scene, session);
    case 'DischargeSession':
      return discharge(scene, session);
    case 'CreditAbortedSession':
      if (session.status !== 'aborted') return refused(notIn(session, ['aborted']));
      if (session.credited) return alreadySo;
      return accepted(said({ type: 'AbortedSessionCredited', session: session.id, reason: command.reason }));
  }
}

/** Only when every gate is open; the refusal lists every reason at once. */
function start(scene: Scene, session: Session): Handled {
  if (session.status === 'started' || session.status === 'dosed') return alreadySo;
  if (session.status !== 'booked') return refused(notIn(session, ['booked']));
  const reasons = notReadyBecause(scene, session);
  if (reasons.length > 0) return refused({ type: 'NotReady', reasons });
  return accepted(said({ type: 'SessionStarted', session: session.id }));
}

/** Not before the observation that the series asks for has passed, in elapsed time. */
function discharge(scene: Scene, session: Session): Handled {
  if (session.status !== 'dosed' && session.status !== 'aborted') return refused(notIn(session, ['dosed', 'aborted']));
  if (session.dischargedAt) return alreadySo;
  const from = exposure(session);
  const endsAt = plusMinutes(from, observationMinutes(scene, session));
  if (scene.moment.now < endsAt) {
    const expected = `an instant from ${endsAt}, when observation ends`;
    return refused({ type: 'Impossible', field: 'at', value: scene.moment.now, expected });
  }
  return accepted(said({ type: 'SessionDischarged', session: session.id }));
}

function exposure(session: SessionOf<'dosed'> | SessionOf<'aborted'>) {
  return session.status === 'dosed' ? session.dosedAt : session.abortedAt;
}

function notIn(
  { id, status }: { readonly id: SessionId; readonly status: SessionStatus },
  needed: readonly SessionStatus[],
): Refusal {
  return { type: 'SessionNotInState', session: id, status, needed };
}
