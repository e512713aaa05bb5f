import { addSpan, subtractSpan } from '../../../domain/time/add-span';
import { atLocalTime } from '../../../domain/time/at-local-time';
import { lowerBound, upperBound } from '../../../domain/time/bounds';
import { dateOf, firstInstantOf, lastInstantOf } from '../../../domain/time/dates-in-zone';
import { instant } from '../../../domain/time/instant';
import { datesBetween, localDate, plusDates, plusMonths, weekdayOf } from '../../../domain/time/local-date';
import { wallClockOf } from '../../../domain/time/wall-clock';
import { isZone } from '../../../domain/time/zone-offset';

const newYork = 'America/New_York';
// 2031: summer begins on Sunday 9 March and ends on Sunday 2 November in New York.

describe('a date', () => {
  it('that does not exist is refused by name', () => {
    expect(() => localDate('2031-02-29')).toThrow('Not a date: "2031-02-29"');
    expect(() => localDate('3 March 2031')).toThrow(RangeError);
    expect(localDate('2032-02-29')).toBe('2032-02-29');
  });

  it('moves by whole dates over month and year ends', () => {
    expect(plusDates(localDate('2031-12-31'), 1)).toBe('2032-01-01');
    expect(plusDates(localDate('2032-03-01'), -1)).toBe('2032-02-29');
    expect(datesBetween(localDate('2031-03-08'), localDate('2031-03-10'))).toBe(2);
    expect(datesBetween(localDate('2031-03-10'), localDate('2031-03-08'))).toBe(-2);
    expect(weekdayOf(localDate('2031-03-03'))).toBe('monday');
  });

  it('moves by months to the same day or the last one, always from its anchor (R4)', () => {
    const anchor = localDate('2031-01-31');
    expect([1, 2, 3, 13, -2].map((months) => plusMonths(anchor, months))).toEqual([
      '2031-02-28',
      '2031-03-31',
      '2031-04-30',
      '2032-02-29',
      '2030-11-30',
    ]);
  });
});

describe('a local time', () => {
  const spring = localDate('2031-03-09');
  const autumn = localDate('2031-11-02');

  it('that does not exist moves forward by the length of the gap (R3)', () => {
    expect(atLocalTime(spring, '02:30', newYork)).toBe('2031-03-09T07:30:00.000Z');
    expect(atLocalTime(spring, '03:30', newYork)).toBe('2031-03-09T07:30:00.000Z');
    // Lord Howe moves by half an hour.
    expect(atLocalTime(localDate('2031-10-05'), '02:15', 'Australia/Lord_Howe')).toBe('2031-10-04T15:45:00.000Z');
  });

  it('that exists twice is the earlier, whatever today is (R3)', () => {
    const answers = ['2031-01-15T12:00:00Z', '2031-07-15T12:00:00Z'].map((today) => {
      jest.useFakeTimers({ now: new Date(today) });
      const answer = atLocalTime(autumn, '01:30', newYork);
      jest.useRealTimers();
      return answer;
    });
    expect(answers).toEqual(['2031-11-02T05:30:00.000Z', '2031-11-02T05:30:00.000Z']);
  });

  it('is written HH:mm', () => {
    expect(() => atLocalTime(spring, '24:00', newYork)).toThrow('Not a time of day: "24:00"');
    expect(() => atLocalTime(spring, '9:00', newYork)).toThrow(RangeError);
  });
});

describe("a date's first and last instant", () => {
  it.each([
    ['an ordinary date', '2031-03-03', newYork, '2031-03-03T05:00:00.000Z', '2031-03-04T04:59:59.000Z'],
    ['a date of 23 hours', '2031-03-09', newYork, '2031-03-09T05:00:00.000Z', '2031-03-10T03:59:59.000Z'],
    ['a date of 25 hours', '2031-11-02', newYork, '2031-11-02T04:00:00.000Z', '2031-11-03T04:59:59.000Z'],
    [
      'a date that begins at one',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T01:59:59.000Z',
    ],
    [
      'a date whose last hour comes twice',
      '2018-02-17',
      'America/Sao_Paulo',
      '2018-02-17T02:00:00.000Z',
      '2018-02-18T02:59:59.000Z',
    ],
    [
      'a date after a skipped one',
      '2011-12-31',
      'Pacific/Apia',
      '2011-12-30T10:00:00.000Z',
      '2011-12-31T09:59:59.000Z',
    ],
  ])('of %s', (_case, date, zone, first, last) => {
    expect(firstInstantOf(localDate(date), zone)).toBe(first);
    expect(lastInstantOf(localDate(date), zone)).toBe(last);
    expect(dateOf(instant(first), zone)).toBe(date);
    expect(dateOf(instant(last), zone)).toBe(date);
  });
});

describe('a span', () => {
  const saturdayTen = instant('2031-03-08T15:00:00Z');

  it('in days keeps the wall time over a clock change, in hours it elapses (R5)', () => {
    expect(addSpan(saturdayTen, { days: 1 }, newYork)).toBe('2031-03-09T14:00:00.000Z');
    expect(addSpan(saturdayTen, { hours: 24 }, newYork)).toBe('2031-03-09T15:00:00.000Z');
    expect(addSpan(saturdayTen, { weeks: 1 }, newYork)).toBe('2031-03-15T14:00:00.000Z');
    expect(addSpan(saturdayTen, { minutes: 90 }, newYork)).toBe('2031-03-08T16:30:00.000Z');
    expect(subtractSpan(instant('2031-03-10T14:00:00Z'), { days: 2 }, newYork)).toBe('2031-03-08T15:00:00.000Z');
    expect(subtractSpan(instant('2031-03-31T14:00:00Z'), { months: 1 }, newYork)).toBe('2031-02-28T15:00:00.000Z');
  });

  it('in days bounds from the first instant of its date to the last second (R1)', () => {
    const mondayEvening = instant('2031-03-03T23:30:00Z');
    expect(lowerBound(mondayEvening, { days: 7 }, newYork)).toBe('2031-03-10T04:00:00.000Z');
    expect(upperBound(mondayEvening, { weeks: 1 }, newYork)).toBe('2031-03-11T03:59:59.000Z');
    expect(lowerBound(mondayEvening, { hours: 72 }, newYork)).toBe('2031-03-06T23:30:00.000Z');
    expect(upperBound(mondayEvening, { hours: 72 }, newYork)).toBe('2031-03-06T23:30:00.000Z');
    expect(lowerBound(instant('2032-01-31T15:00:00Z'), { months: 1 }, newYork)).toBe('2032-02-29T05:00:00.000Z');
  });
});

describe('a zone', () => {
  it('is an IANA name and no bare offset', () => {
    expect(['America/New_York', 'UTC', 'Mars/Olympus', '+02:00', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(() => wallClockOf('Mars/Olympus')).toThrow('Not a time zone: "Mars/Olympus"');
  });
});
