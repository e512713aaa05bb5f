import { impossibleAnswers } from '../../measures/impossible-answers';
import { plusMinutes } from '../../time/instant';
import { aheadMinutes } from '../ahead-minutes';
import type { FactCommand } from '../commands';
import type { Scene } from '../owed';
import type { ImpossibleField } from '../refusal';

type FactOf<Type extends FactCommand['type']> = Extract<FactCommand, { readonly type: Type }>;

/** A fact may be a year older than its course; beyond that it is more likely a slip of the hand. */
const backfillDays = 366;

/** Every field of a fact that cannot be so; none when it can be taken in. */
export function impossibleInFact(scene: Scene, fact: FactCommand): readonly ImpossibleField[] {
  return [...impossibleAt(scene, fact), ...impossibleContent(scene, fact)];
}

/** One complaint: the bound that the instant is furthest from comes first. */
function impossibleAt({ moment, course }: Scene, fact: FactCommand): readonly ImpossibleField[] {
  const at = fact.at ?? moment.now;
  const complain = (expected: string): readonly ImpossibleField[] => [{ field: 'at', value: at, expected }];
  if (at > plusMinutes(moment.now, aheadMinutes) && fact.type !== 'ReportBooking') {
    return complain(`an instant not after ${moment.now}`);
  }
  if (fact.type === 'ReportNoShow') {
    const startsAt = course.clinical.sessions.find(({ id }) => id === fact.session)?.startsAt ?? null;
    if (startsAt !== null && at < startsAt) return complain(`an instant from the start, ${startsAt}`);
  }
  const floor = course.opening && plusMinutes(course.opening.at, -backfillDays * 24 * 60);
  if (floor && at < floor) return complain(`an instant from ${floor}; what is older comes in with AdoptCourse`);
  return [];
}

function impossibleContent({ protocol }: Scene, fact: FactCommand): readonly ImpossibleField[] {
  if (fact.type === 'RecordMeasure') {
    const rule = protocol.measures.find(({ instrument }) => instrument === fact.instrument);
    if (rule) return impossibleAnswers(rule, fact.items);
    const known = protocol.measures.map(({ instrument }) => instrument);
    return noneOf('instrument', fact.instrument, known);
  }
  if (fact.type === 'SubmitScreening') {
    const known = protocol.screening.questions.map(({ id }) => id);
    return Object.entries(fact.answers).flatMap(([id, answer]) =>
      known.includes(id)
        ? []
        : [{ field: `answers.${id}`, value: String(answer), expected: `one of ${known.join(', ')}` }],
    );
  }
  if (fact.type === 'RecordSupply') {
    const known = protocol.supplies.map(({ id }) => id);
    return noneOf('supply', fact.supply, known);
  }
  if (fact.type === 'ReportDose' && fact.series !== undefined) {
    const known = protocol.series.map(({ id }) => id);
    return noneOf('series', fact.series, known);
  }
  return fact.type === 'RecordVitals' ? impossibleVitals(fact) : [];
}

function noneOf(field: string, value: string, known: readonly string[]): readonly ImpossibleField[] {
  return known.includes(value) ? [] : [{ field, value, expected: `one of ${known.join(', ')}` }];
}

/** Bounds of what a cuff can show, so that a slip of the hand goes back to who made it; no clinical meaning. */
const readings = { systolic: [50, 300], diastolic: [20, 200], heartRate: [20, 300] } as const;

function impossibleVitals(fact: FactOf<'RecordVitals'>): readonly ImpossibleField[] {
  const outOfBounds = (['systolic', 'diastolic', 'heartRate'] as const).flatMap((field): ImpossibleField[] => {
    const [from, to] = readings[field];
    const value = fact[field];
    return value < from || value > to ? [{ field, value: String(value), expected: `${from} to ${to}` }] : [];
  });
  const { systolic, diastolic } = fact;
  // Of two pressures one of which is wrong by itself, nobody knows how they compare.
  if (outOfBounds.some(({ field }) => field !== 'heartRate') || diastolic < systolic) return outOfBounds;
  return [{ field: 'diastolic', value: String(diastolic), expected: `below systolic ${systolic}` }, ...outOfBounds];
}
