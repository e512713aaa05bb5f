import type { Instant } from '../../domain/time/instant';

/** From milliseconds since the epoch. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export function plusSeconds(at: Instant, seconds: number): Instant {
  return instantOf(Date.parse(at) + seconds * 1000);
}

/** The earliest of those that are not null; null when none is left. */
export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}
