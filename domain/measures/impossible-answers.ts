import type { Refusal } from '../course/refusal';
import type { Instrument } from '../protocol/schema';
import { itemRange } from './item-range';

type Impossible = Extract<Refusal, { readonly type: 'Impossible' }>;

/**
 * Everything about a form's answers that cannot be so: a wrong number of items, an answer out of range. None when it can
 * be recorded; an item left out (null) can be. A positive item of a form that is refused still acts (R22): ask `triggered`.
 */
export function impossibleAnswers(instrument: Instrument, items: readonly (number | null)[]): readonly Impossible[] {
  const wrongCount: Impossible[] =
    items.length === instrument.items
      ? []
      : [{ type: 'Impossible', field: 'items', value: String(items.length), expected: `${instrument.items} items` }];
  const outOfRange = items.flatMap((answer, index): Impossible[] => {
    const { minimum, maximum } = itemRange(instrument, index + 1);
    if (answer === null || (Number.isInteger(answer) && answer >= minimum && answer <= maximum)) return [];
    const expected = `a whole number from ${minimum} to ${maximum}, or null`;
    return [{ type: 'Impossible', field: `items.${index + 1}`, value: String(answer), expected }];
  });
  return [...wrongCount, ...outOfRange];
}

/** One refusal that names all of them; null when there is none. */
export function impossibleTogether(all: readonly Impossible[]): Impossible | null {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first ?? null;
  const told = (one: Impossible) => `${one.field} ${one.value} (expected ${one.expected})`;
  return { type: 'Impossible', field: 'items', value: all.map(told).join('; '), expected: 'possible answers' };
}
