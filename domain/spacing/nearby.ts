import { plusMinutes } from '../time/instant';
import type { Instant } from '../time/instant';
import { longestMinutes } from '../time/longest-minutes';
import type { SpacingDemand } from './demand';
import type { Neighbour } from './neighbour';

/**
 * Leaves out the sessions of long ago, which no rule about reaches past the last session before the proposal: years of
 * maintenance then cost no more than the last weeks.
 */
export function nearby(
  proposal: Instant,
  demand: SpacingDemand,
  neighbours: readonly Neighbour[],
): readonly Neighbour[] {
  const lastBefore = neighbours
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => startsAt <= proposal)
    .sort()
    .at(-1);
  if (lastBefore === undefined) return neighbours;
  const reaches = [demand, ...neighbours.map((neighbour) => neighbour.demand)].map(reachMinutes);
  const reached = plusMinutes(lastBefore, -Math.max(...reaches));
  return neighbours.filter(({ startsAt }) => startsAt >= reached);
}

function reachMinutes({ minimum, caps }: SpacingDemand): number {
  return Math.max(0, ...minimum.map(longestMinutes), ...caps.map(({ window }) => longestMinutes(window)));
}
