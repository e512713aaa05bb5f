import { plusMinutes, type Instant } from '../../time/instant';
import { said, type Change } from '../change';
import type { AdoptedFact, OpeningCommand } from '../commands';
import type { Refusal } from '../refusal';

/** A course is adopted as of the present or the past: as of the future, nothing would be asked for until then. */
export function whyNotAdoptable(
  { asOf }: Extract<OpeningCommand, { type: 'AdoptCourse' }>,
  now: Instant,
): Refusal | null {
  if (asOf <= plusMinutes(now, aheadMinutes)) return null;
  return { type: 'Impossible', field: 'asOf', value: asOf, expected: `an instant not after ${now}` };
}

/** Clocks of other systems may be ahead by so much. */
const aheadMinutes = 5;

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
