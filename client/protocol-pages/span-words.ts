import type { Protocol } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import type { Span } from '../../domain/time/span';
import { spaced } from '../words/words';

type Ladder = Protocol['ladders'][string];
type Spacing = Protocol['series'][number]['spacing'];

/** `7 days`; from and to alike are said once, and one unit once: `7 to 14 days`. */
export function rangeInWords(from: Span, to: Span): string {
  const [first, last] = [spanInWords(from), spanInWords(to)];
  if (first === last) return first;
  const [count, unit] = first.split(' ');
  const sameUnit = last.split(' ')[1]?.replace(/s$/, '') === unit?.replace(/s$/, '');
  return sameUnit ? `${count} to ${last}` : `${first} to ${last}`;
}

/** `at once clinician by SMS; after 15 minutes coordinator by SMS; …` */
export function ladderInWords({ safety, levels, repeats, repeatAfter, acknowledgementLasts }: Ladder): string {
  const rungs = levels.map(({ role, after, channel }) => {
    return `${'minutes' in after && after.minutes === 0 ? 'at once' : `after ${spanInWords(after)}`} ${spaced(role)} by ${channelInWords(channel)}`;
  });
  const again = repeats === 0 ? 'climbed once' : `climbed again ${times(repeats)}, ${spanInWords(repeatAfter)} apart`;
  const hours = safety ? 'day and night' : 'in clinic hours';
  return `${rungs.join('; ')}; ${again}; an acknowledgement lasts ${spanInWords(acknowledgementLasts)}; ${hours}`;
}

function channelInWords(channel: Ladder['levels'][number]['channel']): string {
  return { sms: 'SMS', email: 'email', console: 'the console' }[channel];
}

export function minimumInWords({ minimum }: Spacing): string {
  return minimum.map(({ span }) => spanInWords(span)).join(' and ');
}

/** Grades stay: a reader sees what a figure stands on. */
export function sourcesInWords(sources: readonly string[]): string {
  return [...new Set(sources.flatMap((source) => source.split('; ')))].join('; ');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
