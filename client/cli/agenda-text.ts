import { clockIn } from '../words/clock';
import { spaced } from '../words/words';
import type { AgendaAnswer } from './answers';
import type { Session } from './session';
import { table } from './table';

type Paint = Session['paint'];

export function agendaText({ items, zone }: AgendaAnswer, paint: Paint): string {
  if (items.length === 0) return 'The course will do nothing by itself.';
  const clock = clockIn(zone);
  const rows = items.map(({ at, what, about }) => [clock.both(at), spaced(what), about]);
  return [`If nobody acts (times in ${zone}):`, table(['AT', 'WILL', 'ABOUT'], rows, paint.bold)].join('\n');
}
