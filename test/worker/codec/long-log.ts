import { createHash } from 'node:crypto';
import { engine } from '../../../domain/course/actor';
import type { LogEntry } from '../../../domain/course/log';
import { instant, plusMinutes } from '../../../domain/time/instant';
import type { SessionId } from '../../../domain/ids';

const openedAt = instant('2031-03-03T14:00:00.000Z');

/** A log with ids and digests that do not compress, about 330 bytes of JSON an entry; the same one each time. */
export function longLog(entries: number): readonly LogEntry[] {
  return Array.from({ length: entries }, (_, index) => entryOf(index));
}

function entryOf(index: number): LogEntry {
  const digest = createHash('sha256').update(`letter ${index}`).digest('hex');
  const at = plusMinutes(openedAt, index * 97);
  const session = digest.slice(32, 48) as SessionId;
  const events: readonly LogEntry['event'][] = [
    { type: 'SessionStarted', session },
    { type: 'BookingCancelled', session, reason: 'The patient asked for another day' },
    { type: 'VitalsRecorded', session, moment: 'before', systolic: 110 + (index % 40), diastolic: 70, heartRate: 64 },
    { type: 'LateHoldReleased', session },
  ];
  return {
    seq: index + 1,
    event: events[index % events.length]!,
    effectiveAt: at,
    recordedAt: at,
    actor: engine,
    cause: {
      kind: 'command',
      id: digest.slice(0, 32),
      digest: digest.slice(8, 40),
      rule: `treatment.introductory.${index % 6}`,
    },
  };
}
