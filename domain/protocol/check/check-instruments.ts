import { itemRange } from '../../measures/item-range';
import type { Instrument, Protocol } from '../schema';
import { checkScoring } from './check-scoring';
import { error, when, type ProtocolFinding, type ProtocolPath } from './finding';
import { repeated } from './repeated';
import { safetyFloors } from './safety-floors';

/** Instruments whose answers, scoring or triggers cannot be, and those that are laxer than they may be. */
export function checkInstruments({ instruments }: Pick<Protocol, 'instruments'>): readonly ProtocolFinding[] {
  return Object.entries(instruments).flatMap(([id, instrument]) => {
    const path = ['instruments', id];
    const ranges = rangeFindings(instrument, path);
    return [
      ...when(instrument.id !== id, () => error([...path, 'id'], `is "${instrument.id}", but is kept as "${id}"`)),
      ...ranges,
      ...(ranges.length > 0 ? [] : [...checkScoring(instrument, path), ...triggerFindings(instrument, path)]),
      ...floorFindings(instrument, path),
    ];
  });
}

function rangeFindings(instrument: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  const { items: count, itemMinimum, itemMaximum, ranges = [] } = instrument;
  const named = ranges.flatMap(({ items }) => items);
  return [
    ...when(itemMinimum >= itemMaximum, () =>
      error([...path, 'itemMinimum'], `is ${itemMinimum}, not below the itemMaximum of ${itemMaximum}`),
    ),
    ...ranges.flatMap(({ items, minimum, maximum }, index) => [
      ...when(minimum >= maximum, () =>
        error([...path, 'ranges', index, 'minimum'], `is ${minimum}, not below the maximum of ${maximum}`),
      ),
      ...items
        .filter((item) => item > count)
        .map((item) => error([...path, 'ranges', index, 'items'], `name ${item}, but the form has ${count} items`)),
    ]),
    ...repeated(named.map(String)).map((index) =>
      error([...path, 'ranges'], `give item ${named[index] ?? ''} two ranges`),
    ),
  ];
}

function triggerFindings(instrument: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  const { items, triggers } = instrument;
  return triggers.flatMap(({ item, from }, place) => {
    const at = [...path, 'triggers', place];
    const { minimum, maximum } = itemRange(instrument, item);
    return [
      ...when(item > items, () => error([...at, 'item'], `is ${item}, but the form has ${items} items`)),
      ...when(from < minimum || from > maximum, () =>
        error([...at, 'from'], `is ${from}, outside the answers ${minimum} to ${maximum}: it never acts`),
      ),
    ];
  });
}

/** A clinic may be stricter, never laxer (R21). */
function floorFindings({ id, title, items, triggers }: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  const floor = safetyFloors[id];
  if (floor === undefined) return [];
  const unwatched = floor.triggers.filter(
    ({ item, from, severity }) =>
      !triggers.some(
        (trigger) =>
          trigger.item === item &&
          trigger.from <= from &&
          (trigger.severity === severity || trigger.severity === 'crisis'),
      ),
  );
  return [
    ...when(items !== floor.items, () => error([...path, 'items'], `is ${items}: a ${title} has ${floor.items} items`)),
    ...unwatched.map(({ item, from, severity }) => {
      const kind = severity === 'crisis' ? 'a crisis' : 'a finding';
      const trigger = `{ item: ${item}, from: ${from}, severity: ${severity} }`;
      return error([...path, 'triggers'], `has to make item ${item} ${kind} from ${from} upwards: ${trigger}`);
    }),
  ];
}
