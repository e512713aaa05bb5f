import { createHash } from 'node:crypto';
import type { Surroundings } from '../domain/course/surroundings';

/** Names what a decision saw around it: 16 hex digits of the SHA-256 of its canonical JSON (members sorted by name). */
export function surroundingsDigestOf(surroundings: Surroundings): string {
  return createHash('sha256').update(JSON.stringify(surroundings, sortedMembers)).digest('hex').slice(0, 16);
}

function sortedMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
