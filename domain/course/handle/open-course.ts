import type { Protocol } from '../../protocol/schema';
import { plusMinutes, type Instant } from '../../time/instant';
import { said, type Change } from '../change';
import type { AdoptedFact, OpeningCommand } from '../commands';
import type { ImpossibleField, Refusal } from '../refusal';
import type { Surroundings } from '../surroundings';
import { aheadMinutes } from '../ahead-minutes';

/** A course is adopted as of the present or the past: as of the future, nothing would be asked for until then. */
export function impossibleAsOf(
  { asOf }: Extract<OpeningCommand, { type: 'AdoptCourse' }>,
  now: Instant,
): readonly ImpossibleField[] {
  if (asOf <= plusMinutes(now, aheadMinutes)) return [];
  return [{ field: 'asOf', value: asOf, expected: `an instant not after ${now}` }];
}

/**
 * A patient goes through one course of a protocol at a time. Naming the other one in `follows` is no way round it: what a
 * course continues is closed first, and then stands in nobody's way.
 *
 * The other courses are read from the record, which lags a moment behind them. So two openings within that moment both
 * stand, and so does one while the record cannot be read, since care is not blocked by it: the gate `noOverlappingCourse`,
 * which is shut while they cannot be read, still lets no session start in either while both are in a phase with doses.
 */
export function courseUnderWay({ id }: Protocol, { otherCourses }: Surroundings): Refusal | null {
  const others = otherCourses.known ? otherCourses.value.filter(({ protocol }) => protocol === id) : [];
  const other = others.find(({ sameClinic }) => sameClinic) ?? others[0];
  if (!other) return null;
  const { course, phase, sameClinic } = other;
  const details = sameClinic ? { course, phase } : { course: null, phase: null };
  return { type: 'CourseUnderWay', protocol: id, ...details };
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
