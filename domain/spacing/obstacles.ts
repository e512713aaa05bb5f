import { laterOf } from '../time/instant';
import type { Instant } from '../time/instant';
import { soonestFirst } from '../time/soonest-first';
import type { SpacingDemand } from './demand';
import { capBreachAt, windowEndsAfter } from './frequency';
import { ruleShown } from './neighbour';
import type { Neighbour } from './neighbour';
import { requiredGapAfter } from './required-gap';
import type { Measure } from './required-gap';

export interface Obstacle {
  readonly reasonCode: 'minimumGap' | 'followingSession' | 'frequencyCap';
  readonly neighbour: Neighbour;
  readonly rule: string;
}

/** What keeps a session with this demand from starting at `at`; null when nothing does. Grace loosens gaps, never caps (R11). */
export function obstacleAt(
  at: Instant,
  demand: SpacingDemand,
  neighbours: readonly Neighbour[],
  measure: Measure,
): Obstacle | null {
  return (
    sessionBefore(at, demand, neighbours, measure) ??
    sessionAfter(at, demand, neighbours, measure) ??
    crowdedWindow(at, demand, neighbours)
  );
}

/** The first instant from `from` on that satisfies every neighbour (R9). */
export function firstFreeInstant(
  from: Instant,
  demand: SpacingDemand,
  neighbours: readonly Neighbour[],
  measure: Measure,
): Instant {
  // What is in the way at one instant stays in the way until a gap or a window ends: only those instants can be first.
  const demands = [demand, ...neighbours.map((neighbour) => neighbour.demand)].filter(({ caps }) => caps.length > 0);
  const ends = neighbours.flatMap((neighbour) => [
    clearAfter(neighbour, demand, measure),
    ...windowEndsAfter(neighbour.startsAt, distinct(demands)),
  ]);
  const candidates = [from, ...ends.filter((end) => end > from)].sort();
  const free = candidates.find((candidate) => obstacleAt(candidate, demand, neighbours, measure) === null);
  if (free === undefined) throw new Error(`No instant from ${from} on satisfies ${demand.rule}`);
  return free;
}

/** When the gap after a session ends: the larger of what it demands after and what the later one demands before (R9). */
export function clearAfter(earlier: Neighbour, demand: SpacingDemand, measure: Measure): Instant {
  return pairBound(earlier.startsAt, earlier.demand, demand, measure);
}

function sessionBefore(
  at: Instant,
  demand: SpacingDemand,
  neighbours: readonly Neighbour[],
  measure: Measure,
): Obstacle | null {
  const inTheWay = neighbours
    .filter(({ startsAt }) => startsAt <= at)
    .map((neighbour) => ({ neighbour, clearAt: clearAfter(neighbour, demand, measure) }))
    .filter(({ clearAt }) => at < clearAt)
    .sort((first, second) => soonestFirst(second.clearAt, first.clearAt))[0];
  if (inTheWay === undefined) return null;
  const { neighbour } = inTheWay;
  return { reasonCode: 'minimumGap', neighbour, rule: longerRule(neighbour.startsAt, demand, neighbour, measure) };
}

function sessionAfter(
  at: Instant,
  demand: SpacingDemand,
  neighbours: readonly Neighbour[],
  measure: Measure,
): Obstacle | null {
  const neighbour = neighbours
    .filter(({ startsAt }) => startsAt > at)
    .sort((first, second) => soonestFirst(first.startsAt, second.startsAt))
    .find((later) => later.startsAt < pairBound(at, demand, later.demand, measure));
  if (neighbour === undefined) return null;
  return { reasonCode: 'followingSession', neighbour, rule: longerRule(at, demand, neighbour, measure) };
}

function crowdedWindow(at: Instant, demand: SpacingDemand, neighbours: readonly Neighbour[]): Obstacle | null {
  const breach = capBreachAt(at, demand, neighbours);
  if (breach === null) return null;
  return { reasonCode: 'frequencyCap', neighbour: breach.first, rule: ruleShown(breach.owner, breach.rule) };
}

function pairBound(earlierAt: Instant, earlier: SpacingDemand, later: SpacingDemand, measure: Measure): Instant {
  return laterOf(requiredGapAfter(earlierAt, earlier, measure), requiredGapAfter(earlierAt, later, measure));
}

function longerRule(earlierAt: Instant, demand: SpacingDemand, neighbour: Neighbour, measure: Measure): string {
  const ours = requiredGapAfter(earlierAt, demand, measure);
  const theirs = requiredGapAfter(earlierAt, neighbour.demand, measure);
  return theirs > ours ? ruleShown(neighbour, neighbour.demand.rule) : demand.rule;
}

/** Sessions of one series repeat one demand. */
function distinct(demands: readonly SpacingDemand[]): readonly SpacingDemand[] {
  return [...new Map(demands.map((demand) => [JSON.stringify([demand.caps, demand.zone]), demand])).values()];
}
