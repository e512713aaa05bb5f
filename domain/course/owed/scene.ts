import type { Protocol } from '../../protocol/schema';
import { clinicZone, type Moment } from '../moment';
import type { PhaseName } from '../life-events';
import type { Course } from '../state/course';
import { phaseOf, reassessmentWindow, type ReassessmentWindow } from '../state/phase';
import { currentRound, type Round } from '../state/rounds';

/** A course at a moment, with what most rules ask of it worked out once. */
export interface Scene {
  readonly course: Course;
  readonly protocol: Protocol;
  readonly moment: Moment;
  readonly zone: string;
  readonly phase: PhaseName;
  readonly round: Round | null;
  readonly reassessment: ReassessmentWindow | null;
}

/** Null before the course is opened. */
export function sceneOf(course: Course, moment: Moment): Scene | null {
  if (!course.opening) return null;
  const { protocol } = course.opening;
  const zone = clinicZone(moment);
  return {
    course,
    protocol,
    moment,
    zone,
    phase: phaseOf(course, protocol, moment.now, zone),
    round: currentRound(course, protocol),
    reassessment: reassessmentWindow(course, protocol, zone),
  };
}
