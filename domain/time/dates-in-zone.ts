import { instantOfMs, msOf } from './instant';
import type { Instant } from './instant';
import type { LocalDate } from './local-date';
import { wallClockOf } from './wall-clock';

const lastSecondMs = 86_399_000;
const secondMs = 1_000;

/** The date a calendar in the zone shows at the instant. */
export function dateOf(at: Instant, zone: string): LocalDate {
  return new Date(wallClockOf(zone).readingAt(msOf(at))).toISOString().slice(0, 10) as LocalDate;
}

/** The first instant of the date that exists (R3): in some zones a summer begins at midnight. */
export function firstInstantOf(date: LocalDate, zone: string): Instant {
  const clock = wallClockOf(zone);
  const midnight = Date.parse(date);
  return instantOfMs(clock.instantsShowing(midnight)[0] ?? clock.jumpOver(midnight));
}

/** The last second of the date, 23:59:59; the later one where the clock shows it twice (R1). */
export function lastInstantOf(date: LocalDate, zone: string): Instant {
  const clock = wallClockOf(zone);
  const lastSecond = Date.parse(date) + lastSecondMs;
  return instantOfMs(clock.instantsShowing(lastSecond).at(-1) ?? clock.jumpOver(lastSecond) - secondMs);
}
