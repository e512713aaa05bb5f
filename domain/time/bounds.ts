import { addSpan, countsDates, dateAfter } from './add-span';
import { dateOf, firstInstantOf, lastInstantOf } from './dates-in-zone';
import type { Instant } from './instant';
import type { Span } from './span';

/** The first instant that is at least the span after: the first of that date, or the elapsed time itself (R1). */
export function lowerBound(at: Instant, span: Span, zone: string): Instant {
  if (!countsDates(span)) return addSpan(at, span, zone);
  return firstInstantOf(dateAfter(dateOf(at, zone), span, 1), zone);
}

/** The last instant that is at most the span after: the last second of that date, or the elapsed time itself (R1). */
export function upperBound(at: Instant, span: Span, zone: string): Instant {
  if (!countsDates(span)) return addSpan(at, span, zone);
  return lastInstantOf(dateAfter(dateOf(at, zone), span, 1), zone);
}
