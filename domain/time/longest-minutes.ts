import type { Span } from './span';

const minutesIn = { minutes: 1, hours: 60, days: 1_440, weeks: 10_080, months: 44_640 } as const;
const clockChangeMinutes = 2 * 1_440;

/** Minutes that no reading of the span exceeds, in any zone: months at their longest, and room for a change of the clocks. */
export function longestMinutes(span: Span): number {
  const [unit, count] = Object.entries(span)[0] as [keyof typeof minutesIn, number];
  return count * minutesIn[unit] + clockChangeMinutes;
}
