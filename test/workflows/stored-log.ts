import { isDeepStrictEqual } from 'node:util';
import type { RecordInput } from '../../activities/contract';
import type { LogEntry, Stamps } from '../../domain/course/log';

/** A store that takes the same entry twice, never another under its number, and none that leaves a gap. */
export class StoredLog {
  readonly entries: LogEntry[] = [];

  write({ entries, stamps }: Pick<RecordInput, 'entries' | 'stamps'>): void {
    const first = entries[0]!.seq;
    const inForce = stampsBefore(this.entries, first);
    if (!isDeepStrictEqual(stamps, inForce)) throw new Error(`Other stamps are in force before entry ${first}`);
    for (const entry of entries) this.writeEntry(entry);
  }

  private writeEntry(entry: LogEntry): void {
    const held = this.entries[entry.seq - 1];
    if (held !== undefined && !isDeepStrictEqual(held, entry))
      throw new Error(`Entry ${entry.seq} was recorded otherwise`);
    if (entry.seq > this.entries.length + 1) throw new Error(`Entry ${entry.seq} leaves a gap`);
    this.entries[entry.seq - 1] = entry;
  }
}

function stampsBefore(entries: readonly LogEntry[], seq: number): Stamps {
  const before = entries.slice(0, seq - 1);
  const stampOf = (name: keyof Stamps): string => before.findLast((entry) => entry[name] !== undefined)?.[name] ?? '';
  return {
    protocolDigest: stampOf('protocolDigest'),
    surroundingsDigest: stampOf('surroundingsDigest'),
    engineBuild: stampOf('engineBuild'),
  };
}
