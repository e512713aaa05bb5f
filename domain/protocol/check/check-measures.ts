import type { MeasureRule, Protocol } from '../schema';
import { error, when } from './finding';
import type { ProtocolFinding } from './finding';
import { repeated } from './repeated';

/** Forms whose answers or triggers cannot be, and a PHQ-9 laxer than it may be. */
export function checkMeasures({ measures }: Pick<Protocol, 'measures'>): readonly ProtocolFinding[] {
  const names = measures.map(({ instrument }) => instrument);
  return [
    ...repeated(names).map((index) => error(['measures', index, 'instrument'], `"${names[index] ?? ''}" is taken`)),
    ...measures.flatMap((measure, index) => [...triggerFindings(measure, index), ...phq9Findings(measure, index)]),
  ];
}

function triggerFindings(measure: MeasureRule, index: number): readonly ProtocolFinding[] {
  const { items, itemMinimum, itemMaximum, triggers } = measure;
  const range = `${itemMinimum} to ${itemMaximum}`;
  return [
    ...when(itemMinimum >= itemMaximum, () =>
      error(['measures', index, 'itemMinimum'], `is ${itemMinimum}, not below the itemMaximum of ${itemMaximum}`),
    ),
    ...triggers.flatMap(({ item, from }, place) => {
      const path = ['measures', index, 'triggers', place];
      return [
        ...when(item > items, () => error([...path, 'item'], `is ${item}, but the form has ${items} items`)),
        ...when(from < itemMinimum || from > itemMaximum, () =>
          error([...path, 'from'], `is ${from}, outside the answers ${range}: it never acts`),
        ),
      ];
    }),
  ];
}

/** Source: CALC (S), VARISK (P): anything above 0 on item 9 is followed at once. A clinic may be stricter, never laxer (R21). */
function phq9Findings({ instrument, items, triggers }: MeasureRule, index: number): readonly ProtocolFinding[] {
  if (instrument !== 'phq-9') return [];
  const watched = triggers.some(({ item, from, severity }) => item === 9 && from <= 1 && severity === 'crisis');
  return [
    ...when(items !== 9, () => error(['measures', index, 'items'], `is ${items}: a PHQ-9 has 9 items`)),
    ...when(!watched, () =>
      error(
        ['measures', index, 'triggers'],
        'has to make item 9 a crisis from 1 upwards: { item: 9, from: 1, severity: crisis }',
      ),
    ),
  ];
}
