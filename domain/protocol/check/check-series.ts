import type { Protocol, Series } from '../schema';
import { error, warning, when } from './finding';
import type { ProtocolFinding } from './finding';

/** Series that are never run or cannot be told apart, and sessions that do not fit their own times. */
export function checkSeries({ series }: Pick<Protocol, 'series'>): readonly ProtocolFinding[] {
  return [...missingPhases(series), ...series.flatMap((one, index) => ofOne(one, index, series.slice(0, index)))];
}

function missingPhases(series: readonly Series[]): readonly ProtocolFinding[] {
  const lacks = (phase: Series['phase']) => series.every((one) => one.phase !== phase);
  return [
    ...when(lacks('treatment'), () =>
      error(['series'], 'has no series of phase "treatment", with which every course begins'),
    ),
    ...(['booster', 'maintenance'] as const).flatMap((phase) =>
      when(lacks(phase), () => warning(['series'], `has no series of phase "${phase}": nobody can decide for one`)),
    ),
  ];
}

function ofOne(one: Series, index: number, before: readonly Series[]): readonly ProtocolFinding[] {
  const { id, phase, sessions, consultAfter, durationMinutes, observationMinutes } = one;
  const first = before.find((other) => other.phase === phase);
  const { count } = sessions;
  return [
    ...when(
      before.some((other) => other.id === id),
      () => error(['series', index, 'id'], `"${id}" is taken`),
    ),
    ...(first
      ? [error(['series', index, 'phase'], `is never reached: phase "${phase}" is run by the series "${first.id}"`)]
      : []),
    ...when(observationMinutes.minutes > durationMinutes.minutes, () =>
      error(
        ['series', index, 'observationMinutes', 'minutes'],
        `of ${observationMinutes.minutes} do not fit a session of ${durationMinutes.minutes}`,
      ),
    ),
    ...consultAfter.sessions.flatMap((session, place) =>
      count !== null && session > count
        ? [
            warning(
              ['series', index, 'consultAfter', 'sessions', place],
              `is ${session} of ${count} sessions: never asked`,
            ),
          ]
        : [],
    ),
    ...when(count === null && consultAfter.every === null, () =>
      error(['series', index, 'consultAfter', 'every'], 'is empty: a series without end needs a consult to go on'),
    ),
  ];
}
