import type { ImpossibleField } from '../course/refusal';
import type { MeasureRule } from '../protocol/schema';

/**
 * Everything about a form's answers that cannot be so: a wrong number of items, an answer out of range. None when it can
 * be recorded; an item left out (null) can be. A positive item of a form that is refused still acts (R22): ask `triggered`.
 */
export function impossibleAnswers(rule: MeasureRule, items: readonly (number | null)[]): readonly ImpossibleField[] {
  const { itemMinimum: lowest, itemMaximum: highest } = rule;
  const wrongCount: ImpossibleField[] =
    items.length === rule.items
      ? []
      : [{ field: 'items', value: String(items.length), expected: `${rule.items} items` }];
  const outOfRange = items.flatMap((answer, index): ImpossibleField[] => {
    if (answer === null || (Number.isInteger(answer) && answer >= lowest && answer <= highest)) return [];
    const expected = `a whole number from ${lowest} to ${highest}, or null`;
    return [{ field: `items.${index + 1}`, value: String(answer), expected }];
  });
  return [...wrongCount, ...outOfRange];
}
