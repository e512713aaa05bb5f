import type { Log, LogEntry, Stamps } from '../../domain/course/log';
import type { StoredEntry } from './courses';

const none: Stamps = { protocolDigest: '', surroundingsDigest: '', engineBuild: '' };

/** Every entry with all its stamps, from a log that names them only where they change. */
export function withStamps(entries: Log, before: Stamps): readonly StoredEntry[] {
  let { protocolDigest, surroundingsDigest, engineBuild } = before;
  return entries.map((entry) => {
    protocolDigest = entry.protocolDigest ?? protocolDigest;
    surroundingsDigest = entry.surroundingsDigest ?? surroundingsDigest;
    engineBuild = entry.engineBuild ?? engineBuild;
    return { ...entry, protocolDigest, surroundingsDigest, engineBuild };
  });
}

/** The other way round, for a whole log. */
export function stampsWhereTheyChange(entries: readonly StoredEntry[]): Log {
  return entries.map((entry, index) => compact(entry, entries[index - 1] ?? none));
}

function compact(entry: StoredEntry, before: Stamps): LogEntry {
  const { protocolDigest, surroundingsDigest, engineBuild, ...rest } = entry;
  return {
    ...rest,
    ...(protocolDigest === before.protocolDigest ? {} : { protocolDigest }),
    ...(surroundingsDigest === before.surroundingsDigest ? {} : { surroundingsDigest }),
    ...(engineBuild === before.engineBuild ? {} : { engineBuild }),
  };
}
