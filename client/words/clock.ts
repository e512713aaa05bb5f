import type { Instant } from '../../domain/time/instant';

/** Shows instants as a clock on the wall of one place does. */
export interface Clock {
  readonly zone: string;
  /** `Mon 3 Mar 2031` */
  readonly date: (at: Instant) => string;
  /** `09:00` */
  readonly time: (at: Instant) => string;
  /** `Mon 3 Mar 2031 09:00` */
  readonly both: (at: Instant) => string;
}

/** Always English and 24 hours, so that what is printed does not depend on the host. */
export function clockIn(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const partsOf = (at: Instant): Readonly<Record<string, string>> =>
    Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const date = (at: Instant): string => {
    const { weekday, day, month, year } = partsOf(at);
    // Newer language data abbreviate September with four letters.
    return `${weekday} ${day} ${month?.slice(0, 3)} ${year}`;
  };
  const time = (at: Instant): string => {
    const { hour, minute } = partsOf(at);
    return `${hour}:${minute}`;
  };
  return { zone, date, time, both: (at) => `${date(at)} ${time(at)}` };
}
