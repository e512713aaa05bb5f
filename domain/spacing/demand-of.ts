import type { Protocol, Series } from '../protocol/schema';
import type { Span } from '../time/span';
import type { SpacingDemand } from './demand';

/** When the next session of a series is wanted, counted from the last counted one of the same course (R10). */
export interface SpacingTarget {
  readonly from: Span;
  readonly to: Span;
  readonly maximum: Span;
}

/** What a series demands of the sessions before and after its own; `zone` is the clinic's (R2). Throws on a series that the protocol lacks. */
export function spacingDemandOf(protocol: Protocol, seriesId: string, zone: string): SpacingDemand {
  const series = seriesOf(protocol, seriesId);
  const { minimum, grace, caps } = series.spacing;
  return {
    rule: `${series.phase}.${series.id}.spacing.minimum`,
    zone,
    minimum: minimum.map((bound) => bound.span),
    grace: grace?.span ?? null,
    caps: (caps ?? []).map(({ sessions, window }) => ({ sessions, window })),
  };
}

/** Throws on a series that the protocol lacks. */
export function spacingTargetOf(protocol: Protocol, seriesId: string): SpacingTarget {
  const { targetFrom, targetTo, maximum } = seriesOf(protocol, seriesId).spacing;
  return { from: targetFrom.span, to: targetTo.span, maximum: maximum.span };
}

function seriesOf(protocol: Protocol, seriesId: string): Series {
  const series = protocol.series.find(({ id }) => id === seriesId);
  if (series === undefined) throw new Error(`Protocol ${protocol.id} ${protocol.version} has no series "${seriesId}"`);
  return series;
}
