import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** By zone and day; a process sees one version of the time-zone data, so nothing here grows old. */
const daysKnown = new Map<string, Map<number, number | null>>();

/** An IANA name, not a bare offset: an offset knows no summer time. */
export function isZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && IANAZone.create(text).isValid;
}

/** Milliseconds that a clock in the zone is ahead of UTC at an instant. Asking the host is slow, so days without a change are remembered. */
export function offsetAt(zone: string, ms: number): number {
  const day = Math.floor(ms / dayMs);
  return offsetAllDay(zone, day) ?? ask(zone, ms);
}

/** Null on a day on which the offset changes: no zone changes it twice within a day. */
function offsetAllDay(zone: string, day: number): number | null {
  const days = daysKnown.get(zone) ?? new Map<number, number | null>();
  daysKnown.set(zone, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  const first = ask(zone, day * dayMs);
  const allDay = first === ask(zone, (day + 1) * dayMs) ? first : null;
  days.set(day, allDay);
  return allDay;
}

function ask(zone: string, ms: number): number {
  return IANAZone.create(zone).offset(ms) * minuteMs;
}
