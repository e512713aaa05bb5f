import { plusMinutes, type Instant } from '../../time/instant';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { Scene } from '../owed';
import { judgeGap } from '../spacing-of-course';
import { isLive, type SessionOf } from '../state/session';

const answerWithinSeconds = 10;

/** When a request for a hold that nobody has answered is refused: closed rather than open. */
export function reservationTimesOutAt(session: SessionOf<'requested'>): Instant {
  return plusMinutes(session.requestedAt, answerWithinSeconds / 60);
}

export function refuseUnansweredRequests({ course, moment }: Scene): readonly Change[] {
  return course.clinical.sessions.flatMap((session) => {
    if (session.status !== 'requested' || reservationTimesOutAt(session) > moment.now) return [];
    const reason = `the ledger did not answer within ${answerWithinSeconds} s`;
    const refusal = { type: 'LedgerUnavailable', reason } as const;
    return [said({ type: 'BookingRefused', session: session.id, refusal }, { actor: engine, rule: 'spacing' })];
  });
}

/** A dose that leaves too little room before a live booking breaks it: facts are never constrained, so a person settles it. */
export function markBrokenBookings(scene: Scene): readonly Change[] {
  const { course } = scene;
  const told = new Set(course.log.flatMap(({ event }) => (event.type === 'BookingBroken' ? [event.session] : [])));
  return course.clinical.sessions.flatMap((session) => {
    if (session.status !== 'booked' || session.overridden || session.series === null || told.has(session.id)) return [];
    if (session.startsAt <= scene.moment.now) return [];
    const { id, series, startsAt } = session;
    const judged = judgeGap(scene, { session: id, series, startsAt, replaces: null });
    if (judged.code !== 'tooEarly') return [];
    return [said({ type: 'BookingBroken', session: id, because: judged.rule }, { actor: engine, rule: judged.rule })];
  });
}

/** A closed course and a patient who has died keep no booking. */
export function cancelBookingsAtTheEnd({ course }: Scene): readonly Change[] {
  const reason = course.clinical.diedAt ? 'the patient has died' : course.closed ? 'the course is closed' : null;
  if (reason === null) return [];
  return course.clinical.sessions
    .filter((session) => isLive(session) && session.status !== 'requested')
    .map(({ id }) =>
      said({ type: 'BookingCancelled', session: id, reason }, { actor: engine, rule: 'course.closing' }),
    );
}
