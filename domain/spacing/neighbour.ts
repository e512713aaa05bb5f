import type { SessionId } from '../ids';
import type { Instant } from '../time/instant';
import type { SpacingDemand } from './demand';
import type { SessionInTheWay } from './evaluation';

/** A dose or live booking of the patient in any course, other than the session in question and the one it replaces. */
export interface Neighbour {
  readonly session: SessionId;
  readonly startsAt: Instant;
  readonly demand: SpacingDemand;
  readonly otherCourse: boolean;
  /** False hides everything but that it exists. */
  readonly sameClinic: boolean;
}

export function asInTheWay(neighbour: Neighbour): SessionInTheWay {
  const { session, startsAt, otherCourse, sameClinic } = neighbour;
  return { session: sameClinic ? session : null, startsAt: sameClinic ? startsAt : null, otherCourse };
}

/** The path of the rule that stands in the way, unless it is another clinic's. */
export function ruleShown(owner: Neighbour | null, rule: string): string {
  return owner === null || owner.sameClinic ? rule : 'otherClinic';
}

/** A rule beside the minimum of the same series, e.g. `treatment.introductory.spacing.targetTo`. */
export function siblingRule(demand: SpacingDemand, name: string): string {
  return `${demand.rule.replace(/\.minimum$/, '')}.${name}`;
}
