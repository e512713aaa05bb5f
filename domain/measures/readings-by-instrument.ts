import type { Instrument, Protocol } from '../protocol/schema';
import type { Instant } from '../time/instant';
import { readingOf, type Reading } from './reading';

interface Form {
  readonly seq: number;
  readonly at: Instant;
  readonly instrument: string;
  readonly items: readonly (number | null)[];
  readonly total: number | null;
}

/** One form with what its total says. */
export interface ReadForm extends Reading {
  readonly seq: number;
  readonly at: Instant;
  /** Null while an item is missing, and for an instrument without a total. */
  readonly total: number | null;
  /** How many items were left out. */
  readonly missing: number;
}

export interface InstrumentReadings {
  readonly instrument: string;
  readonly title: string;
  readonly forms: readonly ReadForm[];
}

const nothingSaid: Reading = {
  band: null,
  change: null,
  fallPercent: null,
  response: null,
  remission: null,
  meanings: [],
};

/** What the forms of a course say, given in order of effect: by instrument in the protocol's order, each against its first total. */
export function readingsByInstrument(
  { instruments, measures }: Pick<Protocol, 'instruments' | 'measures'>,
  forms: readonly Form[],
): readonly InstrumentReadings[] {
  return Object.values(instruments).flatMap((instrument): InstrumentReadings[] => {
    const own = forms.filter((form) => form.instrument === instrument.id);
    if (own.length === 0) return [];
    const remission = measures.find((measure) => measure.instrument === instrument.id)?.remission;
    return [{ instrument: instrument.id, title: instrument.title, forms: readForms(instrument, own, remission) }];
  });
}

function readForms(
  instrument: Instrument,
  forms: readonly Form[],
  remission: Instrument['remission'],
): readonly ReadForm[] {
  const first = forms.find(({ total }) => total !== null);
  return forms.map((form): ReadForm => {
    const { seq, at, total, items } = form;
    const missing = items.filter((answer) => answer === null).length;
    const since = form === first ? null : (first?.total ?? null);
    const reading = total === null ? nothingSaid : readingOf(instrument, total, since, remission);
    return { seq, at, total, missing, ...reading };
  });
}
