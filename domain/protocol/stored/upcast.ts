import type { Instrument, MeasureRule, Protocol } from '../schema';
import type { Protocol1 } from './schema-1';

/** A protocol in any form in which a course may have pinned it. */
export type StoredProtocol = Protocol1 | Protocol;

type Measure1 = Protocol1['measures'][number];

const known = new WeakMap<Protocol1, Protocol>();

/** The protocol in today's form; the same object for the same pinned one. Pure and total. */
export function currentProtocol(stored: StoredProtocol): Protocol {
  if (stored.schema === 2) return stored;
  const before = known.get(stored);
  if (before !== undefined) return before;
  const current = fromSchema1(stored);
  known.set(stored, current);
  return current;
}

/** What a course pinned under `schema: 1` was told stays so: nothing here asks for more than that schema did. */
function fromSchema1(pinned: Protocol1): Protocol {
  return {
    ...pinned,
    schema: 2,
    instruments: Object.fromEntries(pinned.measures.map((measure) => [measure.instrument, instrumentFrom(measure)])),
    measures: pinned.measures.map(measureFrom),
  };
}

function instrumentFrom({ instrument: id, items, itemMinimum, itemMaximum, triggers, source }: Measure1): Instrument {
  return {
    id,
    title: id,
    completedBy: 'patient',
    items,
    itemMinimum,
    itemMaximum,
    scoring: { method: 'sum' },
    bands: [],
    triggers,
    source,
  };
}

function measureFrom({ instrument, dueBeforeSession, validFor, source }: Measure1): MeasureRule {
  return { instrument, due: [{ at: 'beforeSession', lead: dueBeforeSession }], gates: true, validFor, source };
}
