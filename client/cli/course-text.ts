import { clockIn } from '../words/clock';
import { spaced } from '../words/words';
import type { CourseAnswer } from './answers';
import { practiceMark } from './practice-mark';
import { readingsText } from './readings-text';
import type { Session } from './session';
import { table } from './table';

type Paint = Session['paint'];

export function courseText(course: CourseAnswer, nowIso: string, paint: Paint): string {
  const { zone, sessions, obligations } = course;
  const clock = clockIn(zone);
  const facts = [
    ['course', `${course.courseId}${practiceMark(course.realm)}`],
    ['patient', `${course.patient} at ${course.clinic}`],
    ['protocol', `${course.protocol.title} (${course.protocol.id} ${course.protocol.version})`],
    ['phase', `${course.phase}, ${course.status}`],
    ['opened', clock.both(course.openedAt)],
    ...(course.adoptedAsOf === null ? [] : [['adopted', `as of ${clock.both(course.adoptedAsOf)}`]]),
    ...(course.closedAt === null ? [] : [['closed', clock.both(course.closedAt)]]),
    ['consent', consentText(course, (at) => clock.date(at))],
  ];
  const blocks = [facts.map(([name, value]) => `${paint.bold((name ?? '').padEnd(10))}${value}`).join('\n')];
  const open = course.findings.filter(({ status }) => status === 'open');
  if (open.length > 0) {
    blocks.push(open.map(({ id, kind, severity }) => paint.red(`! ${spaced(kind)} (${severity}) ${id}`)).join('\n'));
  }
  const held = course.holds.filter(({ status }) => status === 'open');
  if (held.length > 0) {
    blocks.push(
      held.map(({ id, reason, owner }) => paint.red(`! dosing on hold: ${reason} (${owner}) ${id}`)).join('\n'),
    );
  }
  if (sessions.length > 0) {
    const rows = sessions.map(({ id, series, status, startsAt }) => [
      startsAt === null ? '–' : clock.both(startsAt),
      status,
      series ?? '–',
      id,
    ]);
    blocks.push(table(['SESSION', 'STATUS', 'SERIES', 'ID'], rows, paint.bold));
  }
  if (course.readings.length > 0) blocks.push(readingsText(course.readings, zone, paint));
  if (obligations.length > 0) {
    const rows = obligations.map(({ obligation, owner, dueAt, escalated }) => [
      `${clock.both(dueAt)}${dueAt < nowIso ? paint.yellow(' overdue') : ''}`,
      spaced(owner),
      obligation,
      escalated ? paint.red('escalated') : '',
    ]);
    blocks.push(table(['DUE', 'OWED BY', 'OBLIGATION', ''], rows, paint.bold));
  }
  blocks.push(
    paint.dim(
      `Times in ${zone}. More: regimen course events ${course.courseId} · regimen course agenda ${course.courseId}`,
    ),
  );
  return blocks.join('\n\n');
}

function consentText({ consent }: CourseAnswer, date: (at: NonNullable<CourseAnswer['closedAt']>) => string): string {
  if (consent.withdrawnAt !== null) return `withdrawn ${date(consent.withdrawnAt)}`;
  return consent.signedAt === null ? 'not signed' : `signed ${date(consent.signedAt)}`;
}
