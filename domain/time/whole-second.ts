import type { Instant } from './instant';

/** Elapsed time is compared to the second (R1): what a clock adds below that never decides. */
export function wholeSecond(at: Instant): Instant {
  return `${at.slice(0, 19)}.000Z` as Instant;
}
