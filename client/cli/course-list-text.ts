import { clockIn } from '../words/clock';
import { spaced } from '../words/words';
import type { CourseItem } from './answers';
import { practiceMark } from './practice-mark';
import type { Session } from './session';
import { table } from './table';

type Paint = Session['paint'];

export function courseListText(courses: readonly CourseItem[], paint: Paint): string {
  if (courses.length === 0) return 'No courses.';
  const rows = courses.map(({ courseId, realm, patient, protocol, phase, status, next, openEscalations, zone }) => [
    courseId,
    patient,
    `${protocol.id} ${protocol.version}`,
    `${phase}${practiceMark(realm)}`,
    status === 'active' ? status : paint.yellow(status),
    openEscalations === 0 ? '' : paint.red(`${openEscalations} escalated`),
    next === null ? '' : `${clockIn(zone).both(next.at)} ${agendaWords(next.what)}`,
  ]);
  return table(['COURSE', 'PATIENT', 'PROTOCOL', 'PHASE', 'STATUS', '', 'NEXT'], rows, paint.bold);
}

/** `remind submitScreening:0` → `remind: submit screening` */
function agendaWords(what: string): string {
  const [does = '', about = ''] = what.split(' ');
  return `${spaced(does)}: ${spaced(about.split(':')[0] ?? '')}`;
}
