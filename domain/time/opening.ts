import { atLocalTime } from './at-local-time';
import type { Instant } from './instant';
import { plusDates } from './local-date';
import type { LocalDate } from './local-date';

/** Wall-clock hours of a day, `HH:mm`, the end excluded; an end that is not after the start lies on the next date. */
interface Hours {
  readonly from: string;
  readonly to: string;
}

/** From `opensAt`, up to but without `shutsAt`. */
export interface Opening {
  readonly opensAt: Instant;
  readonly shutsAt: Instant;
}

export function openingOn(date: LocalDate, hours: Hours, zone: string): Opening {
  const lastDate = hours.to > hours.from ? date : plusDates(date, 1);
  return { opensAt: atLocalTime(date, hours.from, zone), shutsAt: atLocalTime(lastDate, hours.to, zone) };
}

export function holds(opening: Opening, at: Instant): boolean {
  return opening.opensAt <= at && at < opening.shutsAt;
}
