import { spacingDemandOf, spacingTargetOf } from '../spacing/demand-of';
import { evaluateSpacing } from '../spacing/evaluate-spacing';
import type { SessionId } from '../ids';
import { atLocalTime } from '../time/at-local-time';
import { lowerBound, upperBound } from '../time/bounds';
import { dateOf } from '../time/dates-in-zone';
import { laterOf } from '../time/instant';
import type { Instant } from '../time/instant';
import { datesBetween, plusDates, weekdayOf } from '../time/local-date';
import type { LocalDate } from '../time/local-date';
import type { Protocol, Series } from './schema';

/** A session of the first round on the date that the protocol aims at, with the dates on which it may be. */
export interface PlannedSession {
  readonly number: number;
  /** The first date of its target. */
  readonly on: LocalDate;
  /** From the session before it; null for the first, which has no bounds. */
  readonly window: { readonly earliest: LocalDate; readonly targetTo: LocalDate; readonly latest: LocalDate } | null;
  /** A clinician's consult is due after it. */
  readonly consultAfter: boolean;
}

/** A week from Monday to Sunday. */
export interface CalendarWeek {
  readonly number: number;
  readonly monday: LocalDate;
  readonly sessions: readonly PlannedSession[];
}

/** How the treatment would go from a start date if every session were held on target. */
export interface Calendar {
  readonly zone: string;
  readonly series: string;
  readonly sessions: readonly PlannedSession[];
  /** From the day after the last session to the day before the reassessment opens; null for a series without end. */
  readonly integration: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly reassessment: { readonly opens: LocalDate; readonly closes: LocalDate } | null;
  readonly weeks: readonly CalendarWeek[];
}

/** A series without end is shown for so many sessions. */
const shownOfEndless = 6;

/** Works out the calendar by the rules that judge sessions. Each session is taken at noon on the first date of its target. */
export function calendarOf(protocol: Protocol, start: LocalDate, zone: string): Calendar {
  const series = protocol.series.find(({ phase }) => phase === 'treatment');
  if (series === undefined) throw new Error(`Protocol ${protocol.id} ${protocol.version} has no treatment series`);
  const sessions = sessionsOf(protocol, series, start, zone);
  const last = sessions.at(-1)?.on ?? start;
  const ends = series.sessions.count !== null;
  const lastAt = noonOn(last, zone);
  const opens = dateOf(lowerBound(lastAt, protocol.reassessment.opensAfter.span, zone), zone);
  const closes = dateOf(upperBound(lastAt, protocol.reassessment.closesAfter.span, zone), zone);
  return {
    zone,
    series: series.id,
    sessions,
    integration: ends ? { from: plusDates(last, 1), to: plusDates(opens, -1) } : null,
    reassessment: ends ? { opens, closes } : null,
    weeks: weeksFrom(start, ends ? closes : last, sessions),
  };
}

function sessionsOf(protocol: Protocol, series: Series, start: LocalDate, zone: string): readonly PlannedSession[] {
  const { sessions, consultAfter } = series;
  const sessionsShown = sessions.count ?? shownOfEndless;
  const planned: PlannedSession[] = [];
  const given: Instant[] = [];
  for (let number = 1; number <= sessionsShown; number += 1) {
    const every = consultAfter.every !== null && number % consultAfter.every === 0;
    const asks = consultAfter.sessions.includes(number) || every;
    const bounds = boundsAfter(protocol, series, given, zone);
    const on = bounds === null ? start : dateOf(bounds.targetFrom, zone);
    given.push(bounds === null ? noonOn(start, zone) : laterOf(noonOn(on, zone), bounds.earliest));
    const window = bounds && {
      earliest: dateOf(bounds.earliest, zone),
      targetTo: dateOf(bounds.targetTo, zone),
      latest: dateOf(bounds.latest, zone),
    };
    planned.push({ number, on, window, consultAfter: asks });
  }
  return planned;
}

interface Bounds {
  readonly earliest: Instant;
  readonly targetFrom: Instant;
  readonly targetTo: Instant;
  readonly latest: Instant;
}

/** Frequency caps move a session on as they would a booking. Null before the first. */
function boundsAfter(protocol: Protocol, series: Series, given: readonly Instant[], zone: string): Bounds | null {
  const lastCounted = given.at(-1);
  if (lastCounted === undefined) return null;
  const demand = spacingDemandOf(protocol, series.id, zone);
  const target = spacingTargetOf(protocol, series.id);
  const { earliest, targetFrom, targetTo, latest } = evaluateSpacing({
    proposal: laterOf(lastCounted, lowerBound(lastCounted, target.from, zone)),
    demand,
    neighbours: given.map((startsAt, index) => {
      const session = `planned-${index + 1}` as SessionId;
      return { session, startsAt, demand, otherCourse: false, sameClinic: true };
    }),
    lastCounted,
    target,
    seriesFull: false,
    now: lastCounted,
  });
  if (targetFrom === null || targetTo === null || latest === null) {
    throw new Error(`The target of series ${series.id} has no bounds`);
  }
  return { earliest: earliest ?? targetFrom, targetFrom, targetTo, latest };
}

function weeksFrom(start: LocalDate, end: LocalDate, sessions: readonly PlannedSession[]): readonly CalendarWeek[] {
  const first = mondayOf(start);
  const count = Math.floor(datesBetween(first, end) / 7) + 1;
  return Array.from({ length: count }, (_, index) => {
    const monday = plusDates(first, index * 7);
    const after = plusDates(monday, 7);
    return { number: index + 1, monday, sessions: sessions.filter(({ on }) => on >= monday && on < after) };
  });
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function mondayOf(date: LocalDate): LocalDate {
  return plusDates(date, -week.indexOf(weekdayOf(date)));
}

function noonOn(date: LocalDate, zone: string): Instant {
  return atLocalTime(date, '12:00', zone);
}
