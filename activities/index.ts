import { decide } from '../domain/course/decide';
import { createAdvance } from './advance';
import { createAlarm } from './alarm';
import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';
import { createEscalate } from './escalate';
import { createRecord } from './record';
import { createRemind } from './remind';
import { createReserveSpacing } from './reserve-spacing';

/** The process's parts; the rules are the engine's own unless a test hands in others. */
export type ActivityParts = Omit<ActivityDependencies, 'decide'> & Partial<Pick<ActivityDependencies, 'decide'>>;

/** What a worker runs for its courses, made from what its process has. */
export function createActivities(parts: ActivityParts): CourseActivities {
  const deps: ActivityDependencies = { decide, ...parts };
  return {
    advance: createAdvance(deps),
    record: createRecord(deps),
    reserveSpacing: createReserveSpacing(deps),
    remind: createRemind(deps),
    escalate: createEscalate(deps),
    alarm: createAlarm(deps),
  };
}

export { createMail } from './channels/create-mail';
