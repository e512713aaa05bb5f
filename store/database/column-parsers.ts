import { instant } from '../../domain/time/instant';

type Parser = (text: string) => unknown;

/**
 * How columns are read, by type id, the same on both engines: int8 as a number (no count here leaves 2^53), timestamptz
 * as an `Instant`.
 */
export const columnParsers: Readonly<Record<number, Parser>> = {
  20: Number,
  114: (text) => JSON.parse(text) as unknown,
  1184: instantOfColumn,
};

/** Reads `2031-03-03 14:00:00.123+00` or with an offset of `+05:30`. */
function instantOfColumn(text: string): string {
  return instant(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
}
