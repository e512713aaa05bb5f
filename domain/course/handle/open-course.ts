import { plusMinutes, type Instant } from '../../time/instant';
import { said, type Change } from '../change';
import type { AdoptedFact, OpeningCommand } from '../commands';
import type { ImpossibleField } from '../refusal';
import { aheadMinutes } from './impossible-in-fact';

/** A course is adopted as of the present or the past: as of the future, nothing would be asked for until then. */
export function impossibleAsOf(
  { asOf }: Extract<OpeningCommand, { type: 'AdoptCourse' }>,
  now: Instant,
): readonly ImpossibleField[] {
  if (asOf <= plusMinutes(now, aheadMinutes)) return [];
  return [{ field: 'asOf', value: asOf, expected: `an instant not after ${now}` }];
}

/** The opening of a course; an adopted one begins with the first thing known of it. */
export function openCourse(command: OpeningCommand, now: Instant): readonly Change[] {
  const { protocol, follows, highRisk } = command;
  const opened = (at: Instant) => said({ type: 'CourseOpened', protocol, follows, highRisk }, { effectiveAt: at });
  if (command.type === 'OpenCourse') return [opened(now)];
  const { asOf } = command;
  return [opened(earliest(command.facts, asOf)), said({ type: 'CourseAdopted', asOf })];
}

function earliest(facts: readonly AdoptedFact[], asOf: Instant): Instant {
  return facts.map(({ at }) => at).reduce((first, at) => (at < first ? at : first), asOf);
}
