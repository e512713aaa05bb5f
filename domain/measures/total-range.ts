import type { Instrument } from '../protocol/schema';
import { itemRange } from './item-range';
import { totalOf } from './total-of';

interface TotalRange {
  readonly lowest: number;
  readonly highest: number;
}

/** What the total of a complete form can be; null where the instrument has none. */
export function totalRange(instrument: Instrument): TotalRange | null {
  const ranges = Array.from({ length: instrument.items }, (_, index) => itemRange(instrument, index + 1));
  const lowest = totalOf(
    instrument,
    ranges.map(({ minimum }) => minimum),
  );
  const highest = totalOf(
    instrument,
    ranges.map(({ maximum }) => maximum),
  );
  return lowest === null || highest === null ? null : { lowest, highest };
}
