import { clockIn } from '../words/clock';
import { spaced } from '../words/words';
import type { ObligationItem } from './answers';
import { practiceMark } from './practice-mark';
import type { Session } from './session';
import { table } from './table';

type Paint = Session['paint'];

export function worklistText(items: readonly ObligationItem[], nowIso: string, paint: Paint): string {
  if (items.length === 0) return 'Nothing is owed.';
  const rows = items.map((item) => {
    const due = `${clockIn(item.zone).both(item.dueAt)}${item.dueAt < nowIso ? ' overdue' : ''}`;
    return [
      item.safety ? paint.red(due) : item.dueAt < nowIso ? paint.yellow(due) : due,
      `${item.safety ? 'SAFETY ' : ''}${spaced(item.obligation.split(':')[0] ?? '')}${practiceMark(item.realm)}`,
      spaced(item.owner),
      item.patient,
      escalation(item),
      item.courseId,
      item.obligation,
    ];
  });
  return table(['DUE', 'OWED', 'BY', 'PATIENT', 'ESCALATED', 'COURSE', 'OBLIGATION'], rows, paint.bold);
}

function escalation({ escalationLevel, acknowledgedUntil, zone }: ObligationItem): string {
  if (acknowledgedUntil !== null) return `acknowledged until ${clockIn(zone).both(acknowledgedUntil)}`;
  return escalationLevel === null ? '' : `level ${escalationLevel + 1}`;
}
