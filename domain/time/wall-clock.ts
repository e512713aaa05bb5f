import { isZone, offsetAt } from './zone-offset';

const dayMs = 86_400_000;

/**
 * What a wall clock of the zone shows at an instant, and the instants at which it shows something. A reading is the
 * number of milliseconds a clock without zone has run since 1970-01-01T00:00.
 */
export interface WallClock {
  readingAt(ms: number): number;
  /** Every instant at which the clock shows the reading, earliest first: none in a gap, two in a fold. */
  instantsShowing(reading: number): readonly number[];
  /** For a reading in a gap: the instant at which the clock jumps over it. */
  jumpOver(reading: number): number;
  /** For a reading in a gap: that reading moved forward by the gap's length (R3). */
  pastGap(reading: number): number;
}

/**
 * Throws RangeError on a text that is no IANA zone. Asks Luxon for offsets only: its own way from local time to instant
 * depends on today's date.
 */
export function wallClockOf(zone: string): WallClock {
  if (!isZone(zone)) {
    throw new RangeError(`Not a time zone: "${zone}" (expected an IANA name such as America/New_York)`);
  }
  const ahead = (ms: number): number => offsetAt(zone, ms);
  // No zone changes its offset twice within two days, so the two neighbours of a reading are all it can have.
  const neighbours = (reading: number) => ({ before: ahead(reading - dayMs), after: ahead(reading + dayMs) });

  return {
    readingAt: (ms) => ms + ahead(ms),
    instantsShowing(reading) {
      const { before, after } = neighbours(reading);
      const candidates = before === after ? [before] : [before, after];
      return candidates
        .map((offset) => reading - offset)
        .filter((ms) => ms + ahead(ms) === reading)
        .sort((first, second) => first - second);
    },
    jumpOver(reading) {
      const { before, after } = neighbours(reading);
      let earlier = reading - after;
      let later = reading - before;
      while (later - earlier > 1) {
        const middle = Math.floor((earlier + later) / 2);
        if (ahead(middle) === before) earlier = middle;
        else later = middle;
      }
      return later;
    },
    pastGap: (reading) => reading - neighbours(reading).before,
  };
}
