import { dateOf } from '../time/dates-in-zone';
import type { Instant } from '../time/instant';
import type { LogEntry } from './log';
import type { Scene } from './owed';
import type { Session } from './state/session';

/** What was asked, measured or decided for a visit counts on the clinic's date of the start, and not before it was so (R28). */
export function isOfToday({ moment, zone }: Scene, at: Instant): boolean {
  return at <= moment.now && dateOf(at, zone) === dateOf(moment.now, zone);
}

/**
 * How a clinician's go stands. It counts on the day of the start, and only for what the clinician could have seen: answers or
 * vitals that were so later, or were told later, ask for it anew.
 */
export function clearanceOf(scene: Scene, session: Session): 'missing' | 'ofAnotherDay' | 'overtaken' | 'given' {
  const entries = entriesAbout(scene, session);
  const cleared = lastClearance(entries);
  if (!cleared) return 'missing';
  if (!isOfToday(scene, cleared.effectiveAt)) return 'ofAnotherDay';
  const judged = entries.filter(
    ({ event }) =>
      event.type === 'PreSessionAnswered' || (event.type === 'VitalsRecorded' && event.moment === 'before'),
  );
  return judged.some((entry) => isSince(cleared, entry)) ? 'overtaken' : 'given';
}

/** Every reading of the session since the last clearance, whatever moment it is said to be of. */
export function vitalsSinceClearance(scene: Scene, session: Session) {
  const entries = entriesAbout(scene, session);
  const cleared = lastClearance(entries);
  return entries.flatMap((entry) => {
    const { event, effectiveAt } = entry;
    if (event.type !== 'VitalsRecorded' || !cleared || !isSince(cleared, entry)) return [];
    return [{ at: effectiveAt, ...event }];
  });
}

function entriesAbout({ course }: Scene, { id }: Session): readonly LogEntry[] {
  return course.facts.filter(({ event }) => 'session' in event && event.session === id);
}

function lastClearance(entries: readonly LogEntry[]): LogEntry | undefined {
  return entries.findLast(({ event }) => event.type === 'SessionCleared');
}

function isSince(cleared: LogEntry, { seq, effectiveAt }: LogEntry): boolean {
  return seq > cleared.seq || effectiveAt > cleared.effectiveAt;
}
