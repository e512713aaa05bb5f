import type { Instant } from '../../domain/time/instant';
import { earliest, plusSeconds } from './instants';
import type { AlarmClock, Run } from './run';

/** Short enough that a passing fault costs nobody a reminder, doubling so that a lasting one costs little history. */
const firstRetrySeconds = 10;
const longestRetrySeconds = 3_600;

/** Three times what the rules give an effect to settle: a reply that is later than this was forgotten. */
const replySeconds = 30;

/** A due wake lets this many letters pass, so that nobody is reminded of what they are just answering, and no crowd silences it. */
const lettersBeforeWake = 20;

/**
 * When the course's alarm is due: at the wake of the last step. What was due when a wake failed is rung again with back-off,
 * doubling from 10 s to 1 h; a wake that a later letter asked for is not held up by that.
 */
export function wakeDueAt({ clock, last }: Pick<Run, 'clock' | 'last'>): Instant | null {
  const wakeAt = last?.wakeAt ?? null;
  const { failures, failedAt } = clock;
  if (failedAt === null) return wakeAt;
  const retryAt = plusSeconds(failedAt, Math.min(firstRetrySeconds * 2 ** (failures - 1), longestRetrySeconds));
  return wakeAt !== null && wakeAt > failedAt ? earliest([wakeAt, retryAt]) : retryAt;
}

export function isWakeDue(run: Run): boolean {
  const dueAt = wakeDueAt(run);
  return dueAt !== null && dueAt <= run.now;
}

/** Whether the due wake goes before the next letter. */
export function isWakeFirst(run: Run): boolean {
  return isWakeDue(run) && (run.mailbox.length === 0 || run.clock.passedOver >= lettersBeforeWake);
}

export function replyDueBy(decidedAt: Instant): Instant {
  return plusSeconds(decidedAt, replySeconds);
}

/** The next instant at which the run has something to do by itself. */
export function nextRingAt(run: Run): Instant | null {
  const repliesDueBy = run.awaited.map(({ decidedAt }) => (decidedAt === null ? null : replyDueBy(decidedAt)));
  return earliest([wakeDueAt(run), ...repliesDueBy]);
}

export function afterFailure(clock: AlarmClock, now: Instant): AlarmClock {
  return { ...clock, failures: clock.failures + 1, failedAt: now, passedOver: 0 };
}

/** The clock once everything due was settled. */
export function afterWake(clock: AlarmClock): AlarmClock {
  return { ...clock, failures: 0, failedAt: null, passedOver: 0 };
}

export function afterLetter(clock: AlarmClock, wasWakeDue: boolean): AlarmClock {
  return { ...clock, passedOver: wasWakeDue ? clock.passedOver + 1 : 0 };
}
