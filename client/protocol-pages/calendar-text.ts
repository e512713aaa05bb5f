import type { Calendar, PlannedSession } from '../../domain/protocol/calendar';
import { plusDates } from '../../domain/time/local-date';
import type { LocalDate } from '../../domain/time/local-date';
import { shortDate } from './short-date';

/** A row per week: `S` a session on target, `-` a date on which it may be as well, `i` integration, `R` reassessment. */
export function calendarText(calendar: Calendar): string {
  const { weeks, sessions, series, zone } = calendar;
  const title = `${series}: ${sessions.length} sessions on target, counted in ${zone}`;
  const head = 'Week  from         Mo Tu We Th Fr Sa Su';
  const rows = weeks.map(({ number, monday, sessions: inWeek }) => {
    const days = Array.from({ length: 7 }, (_, day) => dayMark(calendar, plusDates(monday, day)).padEnd(2));
    const about = weekWords(calendar, monday, inWeek);
    return `${String(number).padStart(4)}  ${shortDate(monday).padEnd(11)}  ${days.join(' ')}  ${about}`.trimEnd();
  });
  const legend = 'S session on target   - the next may be here too   i integration   R reassessment open';
  return [title, head, ...rows, legend].join('\n');
}

/** One letter for a date. A session goes before what surrounds it. */
export function dayMark({ sessions, integration, reassessment }: Calendar, date: LocalDate): string {
  const session = sessions.find(({ on }) => on === date);
  if (session) return `S${session.number}`;
  if (reassessment && date >= reassessment.opens && date <= reassessment.closes) return 'R';
  if (integration && date >= integration.from && date <= integration.to) return 'i';
  const isOpen = sessions.some(({ window }) => window && date >= window.earliest && date <= window.latest);
  return isOpen ? '-' : '.';
}

/** What a week says beside its days. */
export function weekWords(
  { integration, reassessment }: Calendar,
  monday: LocalDate,
  sessions: readonly PlannedSession[],
): string {
  const within = (date: LocalDate | undefined) => date !== undefined && date >= monday && date < plusDates(monday, 7);
  return [
    ...sessions.map(sessionWords),
    ...(integration && within(integration.from) ? [`integration until ${shortDate(integration.to)}`] : []),
    ...(reassessment && within(reassessment.opens) ? [`reassessment opens ${shortDate(reassessment.opens)}`] : []),
    ...(reassessment && within(reassessment.closes) ? [`reassessment closes ${shortDate(reassessment.closes)}`] : []),
  ].join('; ');
}

function sessionWords({ number, on, window, consultAfter }: PlannedSession): string {
  const may = window === null ? '' : `, from ${shortDate(window.earliest)} to ${shortDate(window.latest)}`;
  return `session ${number} ${shortDate(on)}${may}${consultAfter ? '; then a consult' : ''}`;
}
