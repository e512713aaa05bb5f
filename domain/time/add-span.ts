import { sameTimeOn } from './at-local-time';
import { dateOf } from './dates-in-zone';
import { plusMinutes } from './instant';
import type { Instant } from './instant';
import { plusDates, plusMonths } from './local-date';
import type { LocalDate } from './local-date';
import type { Span } from './span';

/** Minutes and hours elapse; days, weeks and months lead to the same wall time on that date (R4, R5). */
export function addSpan(at: Instant, span: Span, zone: string): Instant {
  return shift(at, span, 1, zone);
}

/** The span before: "−1 day" of a 10:00 visit is 10:00 the day before (R5). */
export function subtractSpan(at: Instant, span: Span, zone: string): Instant {
  return shift(at, span, -1, zone);
}

/** A length that counts dates, not elapsed time (R1). */
export type CalendarSpan = Extract<
  Span,
  { readonly days: number } | { readonly weeks: number } | { readonly months: number }
>;

export function countsDates(span: Span): span is CalendarSpan {
  return 'days' in span || 'weeks' in span || 'months' in span;
}

/** Minutes of a length that elapses. */
function elapsedMinutes(span: Exclude<Span, CalendarSpan>): number {
  return 'hours' in span ? span.hours * 60 : span.minutes;
}

/** The date so far after the anchor, or before it where `direction` is −1. */
export function dateAfter(anchor: LocalDate, span: CalendarSpan, direction: 1 | -1): LocalDate {
  if ('months' in span) return plusMonths(anchor, direction * span.months);
  return plusDates(anchor, direction * ('weeks' in span ? span.weeks * 7 : span.days));
}

function shift(at: Instant, span: Span, direction: 1 | -1, zone: string): Instant {
  if (!countsDates(span)) return plusMinutes(at, direction * elapsedMinutes(span));
  return sameTimeOn(dateAfter(dateOf(at, zone), span, direction), at, zone);
}
