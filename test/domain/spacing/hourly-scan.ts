import type { FrequencyCap, SpacingDemand } from '../../../domain/spacing/demand';
import type { Span } from '../../../domain/time/span';

/** A session of the scan: hours since 2031-01-01T00:00Z, and what its series demands. */
export interface Placed {
  readonly hour: number;
  readonly demand: SpacingDemand;
}

export interface Scanned {
  readonly code: string;
  readonly earliest: number | null;
  readonly absoluteEarliest: number | null;
}

/**
 * Answers by trying one hour after the other, with a calendar of its own (New York in 2031) and nothing of the rules'
 * code: slow, and simple enough to be believed.
 */
export function scan(
  proposal: Placed,
  others: readonly Placed[],
  lastCounted: number | null,
  target: { readonly from: number; readonly to: number; readonly maximum: number },
  now: number,
): Scanned {
  const free = (hour: number, graced: boolean) => isFree({ ...proposal, hour }, others, graced);
  const earliestOf = (graced: boolean): number | null => {
    const earlier = others.filter(({ hour }) => hour <= proposal.hour);
    const proposalFree = free(proposal.hour, graced);
    if (proposalFree && earlier.length === 0) return null;
    const notBefore = Math.min(now, proposal.hour);
    const start = proposalFree
      ? Math.max(...earlier.map(({ hour }) => hour))
      : Math.max(notBefore, ...earlier.map(({ hour }) => hour));
    for (let hour = start; ; hour += 1) {
      const pastEarlier = earlier.every((before) => spaced(before, { ...proposal, hour }, graced));
      if (pastEarlier && free(hour, graced)) return hour;
    }
  };
  const earliest = earliestOf(false);
  const absoluteEarliest = earliestOf(true);
  const hasGrace = proposal.demand.grace !== null || absoluteEarliest !== earliest;
  const bounds = { earliest, absoluteEarliest: hasGrace ? absoluteEarliest : null };

  if (!free(proposal.hour, true)) return { code: 'tooEarly', ...bounds };
  const dates = lastCounted === null ? null : dateOf(proposal.hour) - dateOf(lastCounted);
  const pushed = earliest !== null && proposal.hour <= earliest;
  if (dates !== null && dates > target.maximum && !pushed) return { code: 'overdue', ...bounds };
  if (!free(proposal.hour, false)) return { code: 'withinGrace', ...bounds };
  if (dates !== null && dates > target.to && !pushed) return { code: 'late', ...bounds };
  if (dates !== null && dates < target.from) return { code: 'early', ...bounds };
  return { code: 'onTarget', ...bounds };
}

function isFree(proposal: Placed, others: readonly Placed[], graced: boolean): boolean {
  const gaps = others.every((other) =>
    other.hour <= proposal.hour ? spaced(other, proposal, graced) : spaced(proposal, other, graced),
  );
  return gaps && !isCrowded(proposal, others);
}

function spaced(earlier: Placed, later: Placed, graced: boolean): boolean {
  return [earlier.demand, later.demand].every(({ minimum, grace }) =>
    minimum.every((span) => apart(earlier.hour, later.hour, span, graced ? grace : null)),
  );
}

function apart(from: number, to: number, span: Span, grace: Span | null): boolean {
  if ('days' in span) return dateOf(to) - dateOf(from) >= span.days - (grace && 'days' in grace ? grace.days : 0);
  if ('hours' in span) return to - from >= span.hours - (grace && 'hours' in grace ? grace.hours : 0);
  throw new Error('The scan knows days and hours');
}

function isCrowded(proposal: Placed, others: readonly Placed[]): boolean {
  const all = [proposal, ...others];
  return all.some((owner) =>
    owner.demand.caps.some((cap) => all.some((first) => crowds(cap, first, owner, proposal, all))),
  );
}

function crowds(cap: FrequencyCap, first: Placed, owner: Placed, proposal: Placed, all: readonly Placed[]): boolean {
  const inWindow = (session: Placed) =>
    session.hour >= first.hour && !apart(first.hour, session.hour, cap.window, null);
  return inWindow(owner) && inWindow(proposal) && all.filter(inWindow).length > cap.sessions;
}

const summerBegins = hoursSinceNewYear('2031-03-09T07:00Z');
const summerEnds = hoursSinceNewYear('2031-11-02T06:00Z');

/** Days since 1 January on a calendar in New York. */
function dateOf(hour: number): number {
  const offset = hour >= summerBegins && hour < summerEnds ? -4 : -5;
  return Math.floor((hour + offset) / 24);
}

export function hoursSinceNewYear(text: string): number {
  return (Date.parse(text) - Date.parse('2031-01-01T00:00Z')) / 3_600_000;
}
