import { countsDates, dateAfter, subtractSpan } from '../time/add-span';
import { lowerBound } from '../time/bounds';
import { dateOf, firstInstantOf } from '../time/dates-in-zone';
import { laterOf, plusMinutes } from '../time/instant';
import type { Instant } from '../time/instant';
import type { Span } from '../time/span';
import { wholeSecond } from '../time/whole-second';
import type { SpacingDemand } from './demand';

/** `full` is the minimum as written, `graced` the minimum less its grace. */
export type Measure = 'full' | 'graced';

const oneSecond = 1 / 60;

/**
 * The first instant that a demand leaves to the session after one that starts at `startsAt`. Every bound must hold, so
 * the latest wins (R1). Two sessions never start together, whatever the grace.
 */
export function requiredGapAfter(startsAt: Instant, demand: SpacingDemand, measure: Measure): Instant {
  const anchor = wholeSecond(startsAt);
  return demand.minimum
    .map((span) => {
      const bound = lowerBound(anchor, span, demand.zone);
      return measure === 'full' || demand.grace === null ? bound : lessGrace(bound, span, demand.grace, demand.zone);
    })
    .reduce(laterOf, plusMinutes(anchor, oneSecond));
}

/** Grace in dates comes off the calendar where the bound counts dates (R7); otherwise it is taken off as written (R5). */
function lessGrace(bound: Instant, span: Span, grace: Span, zone: string): Instant {
  if (!countsDates(span) || !countsDates(grace)) return subtractSpan(bound, grace, zone);
  return firstInstantOf(dateAfter(dateOf(bound, zone), grace, -1), zone);
}
