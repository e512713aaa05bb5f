import type { Protocol } from '../../protocol/schema';
import { lowerBound, upperBound } from '../../time/bounds';
import type { Instant } from '../../time/instant';
import type { PhaseName } from '../life-events';
import { consentAsNeeded } from './consent';
import type { Course } from './course';
import { currentRound, lastExposureAt } from './rounds';

/** The instants between which the reassessment is held, counted from the last session (R16). */
export interface ReassessmentWindow {
  readonly from: Instant;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** Null while the current round of sessions goes on. */
export function reassessmentWindow(course: Course, protocol: Protocol, zone: string): ReassessmentWindow | null {
  const endedAt = currentRound(course, protocol)?.endedAt;
  if (!endedAt) return null;
  const from = lastExposureAt(course) ?? endedAt;
  const { opensAfter, closesAfter } = protocol.reassessment;
  return {
    from,
    opensAt: lowerBound(from, opensAfter.span, zone),
    closesAt: upperBound(from, closesAfter.span, zone),
  };
}

/** Where a course stands, from its facts and the time: screening → consent → treatment → integration → reassessment → … */
export function phaseOf(course: Course, protocol: Protocol, now: Instant, zone: string): PhaseName {
  if (course.closed) return 'closed';
  const { screening, consent } = course.clinical;
  const dosed = lastExposureAt(course) !== null;
  if (screening.decisions.at(-1)?.decision !== 'approved' && !dosed) return 'screening';
  if (consentAsNeeded(consent, protocol).signedAt === null && !dosed) return 'consent';
  const reassessment = reassessmentWindow(course, protocol, zone);
  if (reassessment) return now < reassessment.opensAt ? 'integration' : 'reassessment';
  return currentRound(course, protocol)?.series.phase ?? 'treatment';
}
