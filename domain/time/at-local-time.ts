import { dateOf } from './dates-in-zone';
import { instantOfMs, msOf } from './instant';
import type { Instant } from './instant';
import type { LocalDate } from './local-date';
import { wallClockOf } from './wall-clock';

const minuteMs = 60_000;

/**
 * The instant at which a clock in the zone shows `HH:mm` on the date. A time that does not exist moves forward by the
 * length of the gap; one that exists twice is the earlier (R3). Throws RangeError on anything but 00:00 to 23:59.
 */
export function atLocalTime(date: LocalDate, time: string, zone: string): Instant {
  return atReading(Date.parse(date) + minutesOf(time) * minuteMs, zone);
}

/** The same wall time as at the instant, on another date. */
export function sameTimeOn(date: LocalDate, at: Instant, zone: string): Instant {
  const sinceMidnight = wallClockOf(zone).readingAt(msOf(at)) - Date.parse(dateOf(at, zone));
  return atReading(Date.parse(date) + sinceMidnight, zone);
}

function atReading(reading: number, zone: string): Instant {
  const clock = wallClockOf(zone);
  return instantOfMs(clock.instantsShowing(reading)[0] ?? clock.pastGap(reading));
}

function minutesOf(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!parts) throw new RangeError(`Not a time of day: "${time}" (expected HH:mm, 00:00 to 23:59)`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}
