import type { Instrument } from '../protocol/schema';

/** What a total says, by the figures of its instrument; null where it says nothing. */
export interface Reading {
  readonly band: string | null;
  /** Points since the first total; below 0 it has fallen. Null for the first one. */
  readonly change: number | null;
  /** The fall in percent of the first total, towards 0; below 0 it has risen. Null from a first total of 0 (R22). */
  readonly fallPercent: number | null;
  readonly response: boolean | null;
  readonly remission: boolean | null;
  /** What a fall by so many points means. */
  readonly meanings: readonly string[];
}

/** Reads a total against the first one, null while it is the first itself. `remission` is the protocol's, where it has its own (R26). */
export function readingOf(
  instrument: Instrument,
  total: number,
  first: number | null,
  remission: Instrument['remission'] = instrument.remission,
): Reading {
  const fall = first === null ? null : first - total;
  const percent = first === null || fall === null || first <= 0 ? null : (100 * fall) / first;
  const { response } = instrument;
  return {
    band: instrument.bands.find(({ from, to }) => total >= from && total <= to)?.name ?? null,
    change: fall === null ? null : 0 - fall,
    fallPercent: percent === null ? null : Math.trunc(percent) + 0,
    response: response === undefined || percent === null ? null : percent >= response.dropPercent,
    remission: remission === undefined ? null : total <= remission.atMost,
    meanings: (instrument.changes ?? []).flatMap(({ points, meaning }) =>
      fall !== null && fall >= points ? [meaning] : [],
    ),
  };
}
