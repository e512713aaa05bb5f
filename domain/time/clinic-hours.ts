import type { ClinicFile } from '../clinic/clinic-file';
import { dateOf } from './dates-in-zone';
import { laterOf } from './instant';
import type { Instant } from './instant';
import { plusDates, weekdayOf } from './local-date';
import type { LocalDate } from './local-date';
import { holds, openingOn } from './opening';
import type { Opening } from './opening';

/** A clinic that does not open within a year has no hours to wait for. */
const datesLookedAt = 366;

export function isOpen(clinic: ClinicFile, at: Instant): boolean {
  const today = dateOf(at, clinic.zone);
  return [plusDates(today, -1), today].some((date) => {
    const opening = clinicOpeningOn(clinic, date);
    return opening !== null && holds(opening, at);
  });
}

/**
 * The first instant at or after `at` within clinic hours, closures skipped. The instant itself when the clinic does not
 * open within a year: work then goes out at once rather than never.
 */
export function nextOpening(clinic: ClinicFile, at: Instant): Instant {
  const yesterday = plusDates(dateOf(at, clinic.zone), -1);
  for (let days = 0; days <= datesLookedAt; days += 1) {
    const opening = clinicOpeningOn(clinic, plusDates(yesterday, days));
    if (opening !== null && opening.shutsAt > at) return laterOf(opening.opensAt, at);
  }
  return at;
}

function clinicOpeningOn(clinic: ClinicFile, date: LocalDate): Opening | null {
  const hours = clinic.hours[weekdayOf(date)];
  if (hours === undefined || clinic.closures.includes(date)) return null;
  return openingOn(date, hours, clinic.zone);
}
