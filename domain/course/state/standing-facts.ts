import type { Log, LogEntry } from '../log';

/**
 * The entries that still stand, in order of effect: without voided facts and without versions that a higher one replaced.
 * The order does not depend on arrival wherever facts name their origin.
 */
export function standingFacts(log: Log): Log {
  const voided = new Set(log.flatMap(({ event }) => (event.type === 'FactVoided' ? [event.seq] : [])));
  const highest = new Map<string, number>();
  for (const { fact, seq } of log) {
    if (fact && !voided.has(seq)) {
      const key = `${fact.source} ${fact.id}`;
      highest.set(key, Math.max(highest.get(key) ?? 0, fact.version));
    }
  }
  const stands = ({ seq, fact }: LogEntry) =>
    !voided.has(seq) && (!fact || highest.get(`${fact.source} ${fact.id}`) === fact.version);
  return log.filter(stands).sort(byEffect);
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
