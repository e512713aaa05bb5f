import type { Instant } from '../../time/instant';
import type { Course } from './course';
import { creditedAt, exposureAt, isLive, type Session } from './session';

/** Which session of its round it is, from 1: after the credited ones and the live bookings before it. */
export function sessionNumber({ clinical }: Course, session: Session): number {
  const at = whenOf(session);
  if (at === null) return 1;
  const since = clinical.boosterDecisions.findLast((one) => one.decision !== 'discharge' && one.at <= at)?.at ?? null;
  const before = clinical.sessions.filter((other) => {
    const then = isLive(other) ? other.startsAt : creditedAt(other);
    return other.id !== session.id && then !== null && then < at && (since === null || then >= since);
  });
  return before.length + 1;
}

function whenOf(session: Session): Instant | null {
  return exposureAt(session) ?? creditedAt(session) ?? session.startsAt;
}
