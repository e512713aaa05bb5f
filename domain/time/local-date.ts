/** A date on somebody's calendar, without a zone: `2031-03-03`; sorts as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD`; throws RangeError on a date that does not exist, naming the text. */
export function localDate(text: string): LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)) || dateOfMs(Date.parse(text)) !== text) {
    throw new RangeError(`Not a date: "${text}" (expected an existing date such as 2031-03-03)`);
  }
  return text as LocalDate;
}

export function plusDates(date: LocalDate, days: number): LocalDate {
  return dateOfMs(Date.parse(date) + days * dayMs);
}

/** How many dates lie from the first to the second; negative when the second is the earlier. */
export function datesBetween(first: LocalDate, second: LocalDate): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / dayMs);
}

/** The same day of the month, or that month's last day (R4). Count from the original anchor: chained, the day would drift. */
export function plusMonths(anchor: LocalDate, months: number): LocalDate {
  const [year, month, day] = anchor.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOfMs(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export function weekdayOf(date: LocalDate): (typeof weekdays)[number] {
  return weekdays[new Date(date).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6];
}

function dateOfMs(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10) as LocalDate;
}
