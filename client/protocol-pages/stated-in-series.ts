import type { Series } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import { sourcesInWords } from './span-words';
import type { Group, Statement } from './stated';

export function ofSeries(series: Series): readonly Statement[] {
  const { id, phase, sessions, spacing, introductory, durationMinutes, observationMinutes, consultAfter } = series;
  const part = `series.${id}`;
  const about = `${id.charAt(0).toUpperCase()}${id.slice(1)} series`;
  const stated = (group: Group, path: string, name: string, value: string, source?: string): Statement => [
    `${part}.${path}`,
    { group, name: `${about}: ${name}`, value, partOf: part, ...(source === undefined ? {} : { source }) },
  ];
  const of = (bounds: readonly { readonly source: string }[]) => sourcesInWords(bounds.map(({ source }) => source));
  const { minimum, grace, targetFrom, targetTo, maximum, caps = [] } = spacing;
  const consults = [
    ...(consultAfter.sessions.length > 0 ? [`after session ${consultAfter.sessions.join(' and ')}`] : []),
    ...(consultAfter.every === null ? [] : [`after every ${consultAfter.every} sessions`]),
  ];
  return [
    [part, { group: 'spacing', name: `The series ${id}`, value: `for the phase ${phase}` }],
    stated(
      'spacing',
      'spacing.minimum',
      'the minimum gap',
      minimum.map(({ span }) => spanInWords(span)).join(' and '),
      of(minimum),
    ),
    ...(grace ? [stated('spacing', 'spacing.grace', 'the grace', spanInWords(grace.span), grace.source)] : []),
    stated(
      'spacing',
      'spacing.targetFrom',
      'the beginning of the target',
      spanInWords(targetFrom.span),
      targetFrom.source,
    ),
    stated('spacing', 'spacing.targetTo', 'the end of the target', spanInWords(targetTo.span), targetTo.source),
    stated('spacing', 'spacing.maximum', 'the maximum gap', spanInWords(maximum.span), maximum.source),
    ...caps.map(({ sessions: most, window, source }, index) =>
      stated('spacing', `spacing.caps.${index}`, 'the cap', `${most} sessions in ${spanInWords(window)}`, source),
    ),
    stated(
      'spacing',
      'introductory',
      'widening past the target',
      introductory ? "needing a clinician's reason" : 'shown only',
    ),
    stated(
      'sessions',
      'sessions',
      'the number of sessions',
      sessions.count === null ? 'no fixed end' : String(sessions.count),
      sessions.source,
    ),
    stated(
      'safety',
      'observationMinutes',
      'the observation after a dose',
      `${observationMinutes.minutes} minutes`,
      observationMinutes.source,
    ),
    stated(
      'sessions',
      'durationMinutes',
      'the time booked',
      `${durationMinutes.minutes} minutes`,
      durationMinutes.source,
    ),
    stated('safety', 'consultAfter', "the clinician's consults", consults.join(', ') || 'none', consultAfter.source),
  ];
}
