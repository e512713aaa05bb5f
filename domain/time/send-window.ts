import type { OpenHours } from '../clinic/clinic-file';
import { dateOf } from './dates-in-zone';
import { earlierOf, plusMinutes } from './instant';
import type { Instant } from './instant';
import { plusDates } from './local-date';
import { holds, openingOn } from './opening';
import type { Opening } from './opening';

/** Whether a patient in the zone may be written to: the end of the window is already outside (R24). */
export function insideSendWindow(at: Instant, zone: string, window: OpenHours): boolean {
  return windowsAround(at, zone, window).some((opening) => holds(opening, at));
}

/** The first instant at or after `at` at which a patient in the zone may be written to. */
export function nextSendOpening(at: Instant, zone: string, window: OpenHours): Instant {
  if (insideSendWindow(at, zone, window)) return at;
  const next = windowsAround(at, zone, window).find((opening) => opening.opensAt > at);
  if (next === undefined)
    throw new Error(`The send window ${window.from}–${window.to} never opens after ${at} in ${zone}`);
  return next.opensAt;
}

/**
 * When a reminder known beforehand goes out: as planned, or, where that is outside the window, in the last minute of the
 * window before (R24): one minute before it shuts, so that the sending itself stays inside. Null when even that is after
 * what the reminder is about.
 */
export function reminderInstant(plannedAt: Instant, about: Instant, zone: string, window: OpenHours): Instant | null {
  const at = insideSendWindow(plannedAt, zone, window) ? plannedAt : lastMinuteBefore(plannedAt, zone, window);
  return at > about ? null : at;
}

function lastMinuteBefore(at: Instant, zone: string, window: OpenHours): Instant {
  const before = windowsAround(at, zone, window)
    .filter((opening) => opening.shutsAt <= at)
    .at(-1);
  if (before === undefined)
    throw new Error(`The send window ${window.from}–${window.to} never shuts before ${at} in ${zone}`);
  return earlierOf(plusMinutes(before.shutsAt, -1), at);
}

/** Two dates either way: a window may end on the next date, and a clock change may swallow one. */
function windowsAround(at: Instant, zone: string, window: OpenHours): readonly Opening[] {
  const today = dateOf(at, zone);
  return [-2, -1, 0, 1, 2].map((days) => openingOn(plusDates(today, days), window, zone));
}
