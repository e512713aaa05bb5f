import type { RecordInput } from '../../activities/contract';
import type { LogEntry, Stamps } from '../../domain/course/log';
import type { RecordLane, Run } from './run';

/** An entry is about 500 characters, so a batch stays far below the 2 MB of a payload, and one transaction stays short. */
const batchEntries = 500;
/** For the few entries that hold a whole protocol. At most four bytes a character, so a payload stays under its limit. */
const batchChars = 400_000;

const noStamps: Stamps = { protocolDigest: '', surroundingsDigest: '', engineBuild: '' };

/** The lane of a run that begins with this log, of which the store is known to hold the entries through that seq. */
export function laneOf(log: readonly LogEntry[], recordedThrough: number): RecordLane {
  return { recordedThrough, stamps: stampsAfter(noStamps, log.slice(0, recordedThrough)), inFlightThrough: null };
}

export function isAllRecorded({ lane, log }: Run): boolean {
  return lane.inFlightThrough === null && lane.recordedThrough === log.length;
}

/** Whether the next batch is full: then it starts though letters wait. */
export function isBatchFull({ lane, log }: Run): boolean {
  return log.length - lane.recordedThrough >= batchEntries;
}

/** What the lane takes next: every unrecorded entry, up to a batch. Null while a batch is in flight or when there is none. */
export function nextBatch(run: Run): RecordInput | null {
  const { identity, lane, last, log } = run;
  if (lane.inFlightThrough !== null || !last) return null;
  const entries = batchOf(log.slice(lane.recordedThrough, lane.recordedThrough + batchEntries));
  if (entries.length === 0) return null;
  const reachesEnd = lane.recordedThrough + entries.length === log.length;
  const { card, wakeAt } = last;
  return { identity, entries, stamps: lane.stamps, card, wakeAt, ended: last.ended && reachesEnd };
}

/** The lane once the store holds everything through that seq. */
export function recorded({ lane, log }: Run, throughSeq: number): RecordLane {
  const entries = log.slice(lane.recordedThrough, throughSeq);
  return { recordedThrough: throughSeq, stamps: stampsAfter(lane.stamps, entries), inFlightThrough: null };
}

/** At least one entry, however large. */
function batchOf(entries: readonly LogEntry[]): readonly LogEntry[] {
  let chars = 0;
  const tooMany = entries.findIndex((entry, index) => {
    chars += JSON.stringify(entry).length;
    return index > 0 && chars > batchChars;
  });
  return tooMany === -1 ? entries : entries.slice(0, tooMany);
}

function stampsAfter(stamps: Stamps, entries: readonly LogEntry[]): Stamps {
  return entries.reduce(
    (before, { protocolDigest, surroundingsDigest, engineBuild }) => ({
      protocolDigest: protocolDigest ?? before.protocolDigest,
      surroundingsDigest: surroundingsDigest ?? before.surroundingsDigest,
      engineBuild: engineBuild ?? before.engineBuild,
    }),
    stamps,
  );
}
