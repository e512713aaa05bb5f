import type { Instant } from '../../domain/time/instant';

/**
 * An instant as a person reads it in a zone, with the zone's name: "Monday, March 10, 2031 at 10:00 AM EDT".
 * Null when the zone is not one of the IANA database's.
 */
export function localTimeInFull(at: Instant, zone: string, locale: string): string | null {
  const format = formatterOf(zone, locale);
  // Newer ICU data puts narrow no-break spaces before AM and PM, which plain-text readers show as rubbish.
  return format === null ? null : format.format(new Date(at)).replace(/[\u00a0\u202f]/g, ' ');
}

function formatterOf(zone: string, locale: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
