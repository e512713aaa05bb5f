import type { Span } from './span';

const minutesIn = { minutes: 1, hours: 60, days: 1_440, weeks: 10_080, months: 43_200 } as const;

/** Minutes of a span on paper, a month being 30 days: to compare two lengths, never to add one to an instant. */
export function nominalMinutes(span: Span): number {
  const [unit, count] = Object.entries(span)[0] as [keyof typeof minutesIn, number];
  return count * minutesIn[unit];
}

/** The span in words: `72 hours`, `1 day`. */
export function spanInWords(span: Span): string {
  const [unit, count] = Object.entries(span)[0] as [string, number];
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
