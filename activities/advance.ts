import type { Letter } from '../domain/course/letters';
import { canonicalDigest } from './canonical-digest';
import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';
import { surroundingsOf } from './surroundings';

/** Sixteen hex digits tell any two surroundings of a course apart, and each decision may bring a new one into its log. */
const surroundingsDigits = 16;

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
      surroundingsDigest: canonicalDigest(surroundings).slice(0, surroundingsDigits),
      protocolDigest: digestOfProtocolIn(delivery.letter),
    });
  };
}

/** Of the protocol that an opening letter brings; empty otherwise, since an open course reads it from its log. */
function digestOfProtocolIn(letter: Letter): string {
  const opens = letter.type === 'OpenCourse' || letter.type === 'AdoptCourse';
  return opens ? canonicalDigest(letter.protocol) : '';
}
