import { lowerBound } from '../time/bounds';
import type { Instant } from '../time/instant';
import { soonestFirst } from '../time/soonest-first';
import { wholeSecond } from '../time/whole-second';
import type { FrequencyCap, SpacingDemand } from './demand';
import { siblingRule } from './neighbour';
import type { Neighbour } from './neighbour';

/** A session of the patient; the proposal itself has no neighbour. */
interface Placed {
  readonly startsAt: Instant;
  readonly demand: SpacingDemand;
  readonly neighbour: Neighbour | null;
}

export interface CapBreach {
  /** The first session of the crowded window. */
  readonly first: Neighbour;
  /** Whose rule it is; null for the proposal's own. */
  readonly owner: Neighbour | null;
  readonly rule: string;
}

/**
 * Whether a session at `at` would crowd a rolling window (R11). Bookings after it count too, and so do the caps of every
 * other session's series, or the answer would depend on which was booked first.
 */
export function capBreachAt(at: Instant, demand: SpacingDemand, neighbours: readonly Neighbour[]): CapBreach | null {
  const proposal: Placed = { startsAt: at, demand, neighbour: null };
  const others = neighbours.map((neighbour) => ({ startsAt: neighbour.startsAt, demand: neighbour.demand, neighbour }));
  const placed: readonly Placed[] = [proposal, ...others].sort((a, b) => soonestFirst(a.startsAt, b.startsAt));
  for (const owner of placed) {
    for (const [index, cap] of owner.demand.caps.entries()) {
      const first = firstOfCrowdedWindow(cap, owner, proposal, placed);
      if (first !== null) return { first, owner: owner.neighbour, rule: siblingRule(owner.demand, `caps.${index}`) };
    }
  }
  return null;
}

/** The instants at which a session leaves the windows of the caps about. */
export function windowEndsAfter(startsAt: Instant, demands: readonly SpacingDemand[]): readonly Instant[] {
  const ends = demands.flatMap(({ caps, zone }) => caps.map((cap) => leavesWindowAt(startsAt, cap, zone)));
  return [...new Set(ends)];
}

/** Exactly one window later it has left (R11). */
function leavesWindowAt(startsAt: Instant, cap: FrequencyCap, zone: string): Instant {
  return lowerBound(wholeSecond(startsAt), cap.window, zone);
}

/** Looks at each window that opens with a session and holds both the proposal and the session whose cap it is. */
function firstOfCrowdedWindow(
  cap: FrequencyCap,
  owner: Placed,
  proposal: Placed,
  placed: readonly Placed[],
): Neighbour | null {
  const both = [placed.indexOf(owner), placed.indexOf(proposal)];
  const [earlier, later] = [placed[Math.min(...both)], placed[Math.max(...both)]];
  if (earlier === undefined || later === undefined) return null;
  const zone = owner.demand.zone;
  // Most sessions of a long course are far from the proposal: told apart before any window is counted.
  if (leavesWindowAt(earlier.startsAt, cap, zone) <= later.startsAt) return null;

  for (const opening of placed.slice(0, placed.indexOf(earlier) + 1)) {
    const leavesAt = leavesWindowAt(opening.startsAt, cap, zone);
    const inside = placed.slice(placed.indexOf(opening)).filter(({ startsAt }) => startsAt < leavesAt);
    if (inside.length > cap.sessions && inside.includes(later)) {
      return inside.find(({ neighbour }) => neighbour !== null)?.neighbour ?? null;
    }
  }
  return null;
}
