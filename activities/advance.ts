import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';
import { surroundingsOf } from './surroundings';
import { surroundingsDigestOf } from './surroundings-digest';

/**
 * Loads the surroundings and runs the rules. Safe to repeat: it reads and computes and touches nothing, so a second run
 * just decides again, and only the step that reaches history counts.
 */
export function createAdvance(deps: ActivityDependencies): CourseActivities['advance'] {
  return async ({ identity, log, delivery, now }) => {
    const surroundings = await surroundingsOf(deps, identity);
    return deps.decide({
      identity,
      log,
      delivery,
      surroundings,
      now,
      build: deps.engineBuild,
      surroundingsDigest: surroundingsDigestOf(surroundings),
    });
  };
}
