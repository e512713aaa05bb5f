import type { Protocol } from '../../domain/protocol/schema';

/** Orders by id, then by version from the highest down: `1.10.0` before `1.9.0`. */
export function newestFirst(one: Protocol, other: Protocol): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  const [ours, theirs] = [partsOf(one.version), partsOf(other.version)];
  const index = ours.findIndex((part, at) => part !== theirs[at]);
  return index === -1 ? 0 : (theirs[index] ?? 0) - (ours[index] ?? 0);
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}
