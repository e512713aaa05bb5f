import type { Instrument } from '../protocol/schema';

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** The answers that an item takes, counted from 1: its own where it has any, else those of the form. */
export function itemRange({ ranges = [], itemMinimum, itemMaximum }: Instrument, item: number): Range {
  return ranges.find(({ items }) => items.includes(item)) ?? { minimum: itemMinimum, maximum: itemMaximum };
}
