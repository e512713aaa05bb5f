import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { ProcessIdentity } from '../process-identity';

/** What is remembered of a running server, so that the next start can find it. */
export type DevServerRecord = ProcessIdentity & {
  readonly dataPath: string;
  readonly port: number;
  readonly uiPort?: number;
};

/** Written aside and renamed: a reader sees the old record or the new one, never half of one. */
export function writeRecord(file: string, record: DevServerRecord): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record));
  renameSync(draft, file);
}

export function deleteRecord(file: string): void {
  rmSync(file, { force: true });
}

/** The record, or undefined when there is none or it was damaged: then there is nothing to adopt. */
export function readRecord(file: string): DevServerRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<DevServerRecord>;
    return typeof record.pid === 'number' && typeof record.startTime === 'string'
      ? (record as DevServerRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
