import { plusMinutes, type Instant } from '../../time/instant';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { Scene } from '../owed';
import { cancellationToTell } from '../owed/repairs';
import { judgeGap } from '../spacing-of-course';
import { consentAsNeeded } from '../state/consent';
import type { SessionOf } from '../state/session';

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

/**
 * A closed course and a patient who has died keep no booking; withdrawn consent and a round that has ended none that is to
 * come, since it could never start. A session under way is left to the people in the room.
 */
export function cancelNeedlessBookings(scene: Scene): readonly Change[] {
  const why = whyNeedless(scene);
  if (why === null) return [];
  const { reason, rule, from } = why;
  return scene.course.clinical.sessions
    .filter((session) => session.status === 'booked' && (from === null || session.startsAt > from))
    .map(({ id }) => said({ type: 'BookingCancelled', session: id, reason }, { actor: engine, rule }));
}

interface Needless {
  readonly reason: string;
  readonly rule: string;
  /** Only bookings after it; null for all. What became of a visit that is past is for a person to say. */
  readonly from: Instant | null;
}

function whyNeedless({ course, protocol, round, moment }: Scene): Needless | null {
  const { diedAt, consent } = course.clinical;
  if (diedAt) return { reason: 'the patient has died', rule: 'course.closing', from: null };
  if (course.closed) return { reason: 'the course is closed', rule: 'course.closing', from: null };
  const from = moment.now;
  if (consentAsNeeded(consent, protocol).withdrawnAt) {
    return { reason: 'consent was withdrawn', rule: cancellationToTell.consentWithdrawn, from };
  }
  if (!round?.endedAt) return null;
  return { reason: 'the round of sessions has ended', rule: cancellationToTell.roundEnded, from };
}
