import type { SessionId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { spacingDemandOf, spacingTargetOf } from '../../domain/spacing/demand-of';
import { evaluateSpacing } from '../../domain/spacing/evaluate-spacing';
import type { SpacingCase } from './case-schema';
import { localText } from './local-text';
import { mismatches } from './mismatch';
import type { Mismatch } from './mismatch';

/** Asks the rules of spacing what the case asks. */
export function runSpacingCase(protocol: Protocol, zone: string, one: SpacingCase): readonly Mismatch[] {
  const { series, doses, bookings, seriesFull, asked, answer } = one;
  if (!protocol.series.some(({ id }) => id === series)) {
    const known = protocol.series.map(({ id }) => id).join(', ');
    return [{ path: ['series'], expected: `one of ${known}`, got: series }];
  }
  const demand = spacingDemandOf(protocol, series, zone);
  const lastCounted = doses.at(-1) ?? null;
  const evaluation = evaluateSpacing({
    proposal: asked,
    demand,
    neighbours: [...doses, ...bookings].map((startsAt) => {
      return { session: startsAt as string as SessionId, startsAt, demand, otherCourse: false, sameClinic: true };
    }),
    lastCounted,
    target: spacingTargetOf(protocol, series),
    seriesFull,
    now: lastCounted ?? asked,
  });
  return mismatches(['answer'], answer, { ...evaluation }, localText(zone));
}
