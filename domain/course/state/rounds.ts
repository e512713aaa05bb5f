import type { Protocol, Series } from '../../protocol/schema';
import type { Instant } from '../../time/instant';
import type { PhaseName } from '../life-events';
import type { Course } from './course';
import { creditedAt, exposureAt, isLive, type Session } from './session';

/** One run of sessions: the first treatment, then one for every booster, maintenance or repeat that a clinician decided. */
export interface Round {
  readonly index: number;
  readonly series: Series;
  /** Null for the first round. */
  readonly since: Instant | null;
  readonly credited: readonly Session[];
  readonly live: readonly Session[];
  /** Booked sessions of the round that came to nothing: cancelled, missed, withheld, replaced, not credited. */
  readonly fruitless: number;
  readonly endedAt: Instant | null;
}

const seriesPhase = { booster: 'booster', maintenance: 'maintenance', repeat: 'treatment' } as const;

/** The round a course is in; null when the protocol has no series for what was decided. */
export function currentRound(course: Course, protocol: Protocol): Round | null {
  const decisions = course.clinical.boosterDecisions.filter(({ decision }) => decision !== 'discharge');
  const last = decisions.at(-1);
  const phase = last && last.decision !== 'discharge' ? seriesPhase[last.decision] : 'treatment';
  const series = protocol.series.find((candidate) => candidate.phase === phase);
  if (!series) return null;

  const since = last?.at ?? null;
  const inRound = (at: Instant | null) => at !== null && (since === null || at >= since);
  const sessions = course.clinical.sessions;
  const credited = sessions.filter((session) => inRound(creditedAt(session)));
  const live = sessions.filter((session) => isLive(session));
  const fruitless = sessions.filter(
    (session) =>
      (session.status === 'aborted' && !session.credited && inRound(session.abortedAt)) ||
      ('endedAt' in session && session.status !== 'refused' && inRound(session.endedAt)),
  ).length;
  const endedAt = endOf(series, credited, course.clinical.endedEarly.filter(inRound));
  return { index: decisions.length, series, since, credited, live, fruitless, endedAt };
}

function endOf(series: Series, credited: readonly Session[], endedEarly: readonly Instant[]): Instant | null {
  const { count } = series.sessions;
  const filling = count === null ? undefined : credited[count - 1];
  const byCount = filling ? creditedAt(filling) : null;
  return byCount ?? endedEarly[0] ?? null;
}

/** The last session of the course in which any drug was taken; the booster clock starts here (R16). */
export function lastExposure(course: Course): Session | null {
  return course.clinical.sessions.findLast((session) => exposureAt(session) !== null) ?? null;
}

export function lastExposureAt(course: Course): Instant | null {
  const last = lastExposure(course);
  return last && exposureAt(last);
}

/** Phases in which doses are given. */
export function isDosingPhase(phase: PhaseName | null): phase is 'treatment' | 'booster' | 'maintenance' {
  return phase === 'treatment' || phase === 'booster' || phase === 'maintenance';
}
