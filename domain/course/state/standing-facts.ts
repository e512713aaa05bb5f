import type { FactOrigin, Log, LogEntry } from '../log';

/**
 * The entries that still stand, in order of effect: without those taken back and without versions that a higher one replaced.
 * The order does not depend on arrival wherever facts name their origin.
 */
export function standingFacts(log: Log): Log {
  const gone = takenBack(log);
  const highest = new Map<string, number>();
  for (const { fact, seq } of log) {
    if (fact && !gone.has(seq)) {
      highest.set(keyOf(fact), Math.max(highest.get(keyOf(fact)) ?? 0, fact.version));
    }
  }
  const stands = ({ seq, fact }: LogEntry) => !gone.has(seq) && (!fact || highest.get(keyOf(fact)) === fact.version);
  return log.filter(stands).sort(byEffect);
}

/**
 * The seqs of what was taken back. Who voids a version voids the fact: the versions that it had replaced do not come back.
 * What is reported afterwards counts anew, whatever its version.
 */
export function takenBack(log: Log): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { event, seq } of log) {
    if (event.type !== 'FactVoided' || gone.has(event.seq)) continue;
    gone.add(event.seq);
    const origin = log.find((entry) => entry.seq === event.seq)?.fact;
    if (!origin) continue;
    for (const { fact, seq: earlier } of log) {
      if (fact && earlier < seq && fact.version < origin.version && isSameFact(fact, origin)) gone.add(earlier);
    }
  }
  return gone;
}

export function isSameFact(one: FactOrigin, other: FactOrigin): boolean {
  return one.source === other.source && one.id === other.id;
}

/** Neither a source nor an id holds a line break. */
function keyOf({ source, id }: FactOrigin): string {
  return `${source}\n${id}`;
}

function byEffect(first: LogEntry, second: LogEntry): number {
  if (first.effectiveAt !== second.effectiveAt) return first.effectiveAt < second.effectiveAt ? -1 : 1;
  const [a, b] = [originOf(first), originOf(second)];
  if (a === b) return first.seq - second.seq;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

function originOf({ fact }: LogEntry): string | null {
  return fact ? `${fact.source} ${fact.id}` : null;
}
