import { raiseAlarm } from './alarms-under-way';
import type { Run } from './run';

const oneMegabyte = 1_000_000;

/**
 * How much smaller the codec makes a log, at the least: identifiers and digests do not compress, the rest nearly vanishes.
 * Temporal takes at most 2 MB.
 */
const compression = 4;

/** Tells the operators, once for every megabyte, that the carried state comes near what Temporal takes. */
export function withSizeAlarm(run: Run): Run {
  const megabytes = Math.floor(run.logChars / compression / oneMegabyte);
  if (megabytes < 1) return run;
  return raiseAlarm(run, {
    kind: 'engine',
    because: `The log of ${run.log.length} entries takes about ${megabytes} MB of the 2 MB that Temporal carries`,
    key: `${run.identity.courseId}:size:${megabytes}`,
  });
}
