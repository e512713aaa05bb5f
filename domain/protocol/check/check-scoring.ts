import { totalRange } from '../../measures/total-range';
import type { Instrument } from '../schema';
import { error, when, type ProtocolFinding, type ProtocolPath } from './finding';
import { repeated } from './repeated';

/** Parts that leave an item out or count it twice, bands that do not cover the total, figures that it never reaches. */
export function checkScoring(instrument: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  const faults = partFindings(instrument, path);
  if (faults.length > 0) return faults;
  const total = totalRange(instrument);
  if (total === null) return withoutTotal(instrument, path);
  return [...bandFindings(instrument, path, total), ...changeFindings(instrument, path, total)];
}

function partFindings({ scoring, items }: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  if (scoring.method !== 'sumOfHighest') return [];
  const at = [...path, 'scoring', 'parts'];
  const counted = scoring.parts.flat();
  const left = Array.from({ length: items }, (_, index) => index + 1).filter((item) => !counted.includes(item));
  return [
    ...[...new Set(counted)]
      .filter((item) => item > items)
      .map((item) => error(at, `name item ${item}, but the form has ${items} items`)),
    ...repeated(counted.map(String)).map((index) => error(at, `name item ${counted[index] ?? ''} twice`)),
    ...left.map((item) => error(at, `leave item ${item} out: give it a part, of its own if need be`)),
  ];
}

const ofTotal = ['response', 'remission', 'changes'] as const;

function withoutTotal(instrument: Instrument, path: ProtocolPath): readonly ProtocolFinding[] {
  const said = ofTotal.filter((member) => instrument[member] !== undefined);
  const members = [...(instrument.bands.length > 0 ? ['bands'] : []), ...said];
  return members.map((member) => error([...path, member], 'has no total to speak of: the scoring is none'));
}

type Total = NonNullable<ReturnType<typeof totalRange>>;

function bandFindings(
  { bands }: Instrument,
  path: ProtocolPath,
  { lowest, highest }: Total,
): readonly ProtocolFinding[] {
  const at = [...path, 'bands'];
  const names = bands.map(({ name }) => name);
  const last = bands.at(-1);
  return [
    ...repeated(names).map((index) => error([...at, index, 'name'], `"${names[index] ?? ''}" is taken`)),
    ...bands.flatMap(({ from, to }, index) => {
      const expected = index === 0 ? lowest : (bands[index - 1]?.to ?? 0) + 1;
      return [
        ...when(from > to, () => error([...at, index, 'from'], `is ${from}, above the to of ${to}`)),
        ...when(from !== expected, () => error([...at, index, 'from'], `is ${from}: ${whyNot(from, expected, index)}`)),
      ];
    }),
    ...when(last !== undefined && last.to !== highest, () =>
      error(
        [...at, bands.length - 1, 'to'],
        `is ${last?.to ?? ''}: the last band ends at ${highest}, the highest total`,
      ),
    ),
  ];
}

function whyNot(from: number, expected: number, index: number): string {
  if (index === 0) return `the first band begins at ${expected}, the lowest total`;
  return from < expected
    ? `it overlaps the band before, which ends at ${expected - 1}`
    : `the band before ends at ${expected - 1}, so that a total of ${expected} is in none`;
}

function changeFindings(
  { response, remission, changes = [] }: Instrument,
  path: ProtocolPath,
  { lowest, highest }: Total,
): readonly ProtocolFinding[] {
  const range = `${lowest} to ${highest}`;
  const beyond = remission !== undefined && (remission.atMost < lowest || remission.atMost >= highest);
  return [
    ...when(response !== undefined && response.dropPercent > 100, () =>
      error([...path, 'response', 'dropPercent'], `is ${response?.dropPercent ?? ''}: a total falls by 100 at most`),
    ),
    ...when(beyond, () =>
      error([...path, 'remission', 'atMost'], `is ${remission?.atMost ?? ''}, where the total is ${range}`),
    ),
    ...changes.flatMap(({ points }, index) =>
      when(points > highest - lowest, () =>
        error([...path, 'changes', index, 'points'], `is ${points}, more than a total of ${range} can fall`),
      ),
    ),
  ];
}
