import { totalRange } from '../../measures/total-range';
import type { MeasureRule, Protocol } from '../schema';
import { error, when, type ProtocolFinding, type ProtocolPath } from './finding';
import { repeated } from './repeated';

/** Measures asked for twice, instruments that nobody has described, occasions that say nothing or the same twice. */
export function checkMeasures({
  measures,
  instruments,
}: Pick<Protocol, 'measures' | 'instruments'>): readonly ProtocolFinding[] {
  const names = measures.map(({ instrument }) => instrument);
  return [
    ...repeated(names).map((index) => error(['measures', index, 'instrument'], `"${names[index] ?? ''}" is taken`)),
    ...measures.flatMap((measure, index) => {
      const path = ['measures', index];
      return [
        ...instrumentFindings(measure, instruments, path),
        ...occasionFindings(measure, path),
        ...gateFindings(measure, path),
      ];
    }),
  ];
}

function instrumentFindings(
  { instrument: id, remission }: MeasureRule,
  instruments: Protocol['instruments'],
  path: ProtocolPath,
): readonly ProtocolFinding[] {
  const instrument = instruments[id];
  if (instrument === undefined) {
    const message = `"${id}" is not known: describe it in instruments/${id}.yaml beside the folder of this file, or under instruments here`;
    return [error([...path, 'instrument'], message)];
  }
  if (remission === undefined) return [];
  const total = totalRange(instrument);
  const reached = total !== null && remission.atMost >= total.lowest && remission.atMost < total.highest;
  const range = total === null ? `${id} has no total` : `the total is ${total.lowest} to ${total.highest}`;
  return when(!reached, () => error([...path, 'remission', 'atMost'], `is ${remission.atMost}, where ${range}`));
}

/** Two occasions of one kind have to name different sessions. */
function occasionFindings({ due }: MeasureRule, path: ProtocolPath): readonly ProtocolFinding[] {
  return due.flatMap((occasion, index) => {
    const twice = due.slice(0, index).some((before) => {
      if (before.at !== occasion.at) return false;
      const named = sessionsOf(before);
      const sessions = sessionsOf(occasion);
      return named === null || sessions === null || sessions.some((session) => named.includes(session));
    });
    return when(twice, () => error([...path, 'due', index], `asks twice on the occasion ${occasion.at}`));
  });
}

function sessionsOf(occasion: MeasureRule['due'][number]): readonly number[] | null {
  return 'sessions' in occasion ? (occasion.sessions ?? null) : null;
}

function gateFindings({ due, gates, validFor }: MeasureRule, path: ProtocolPath): readonly ProtocolFinding[] {
  const asks = due.map(({ at }) => at);
  const beforeSessions = asks.includes('beforeSession') || (gates && asks.includes('every'));
  return [
    ...when(gates && !beforeSessions && !asks.includes('baseline'), () =>
      error([...path, 'gates'], 'is true, but no occasion comes before a session: beforeSession, baseline or every'),
    ),
    ...when(beforeSessions && validFor === undefined, () =>
      error(path, 'has no validFor: say how long before a session a form still counts for it'),
    ),
  ];
}
