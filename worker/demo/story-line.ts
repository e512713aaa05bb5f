import { clockIn } from '../../client/words/clock';
import type { Words } from '../../client/words/words';
import { wordingOf } from '../../client/words/wording-of';
import { wordsOfEvent } from '../../client/words/words-of-event';
import type { CourseEventType } from '../../domain/course/events';
import type { Cause, Log } from '../../domain/course/log';
import type { OutboxMessage } from '../../store/outbox/outbox';

/** One event of the store in words, with the texts that left because of it. */
export interface StoryLine extends Words {
  readonly seq: number;
  readonly type: CourseEventType;
  /** The clinic's date and time, `Mon 3 Mar 2031` and `09:00`. */
  readonly day: string;
  readonly time: string;
  readonly who: string;
  readonly sent: readonly Pick<OutboxMessage, 'to' | 'subject' | 'text'>[];
}

/** The entries from `fromSeq` on, told in the clinic's zone, one line each, in order. */
export function storyLines(
  log: Log,
  fromSeq: number,
  texts: readonly OutboxMessage[],
  zone: string,
): readonly StoryLine[] {
  const clock = clockIn(zone);
  const wording = wordingOf(log, clock);
  return log
    .filter(({ seq }) => seq >= fromSeq)
    .map(({ seq, event, recordedAt, actor, cause }) => ({
      ...wordsOfEvent(event, wording),
      seq,
      type: event.type,
      day: clock.date(recordedAt),
      time: clock.time(recordedAt),
      who: actor.id,
      sent: seq === lineOfTexts(log, cause) ? sentUnder(cause.id, texts) : [],
    }));
}

/** One message may tell several reminders: its text stands once, under the first line that says it was sent. */
function lineOfTexts(log: Log, { kind, id }: Cause): number | null {
  if (kind !== 'effect') return null;
  const outcome = log.filter(({ cause }) => cause.kind === 'effect' && cause.id === id);
  return (outcome.find(({ event }) => event.type === 'ReminderSent') ?? outcome[0])?.seq ?? null;
}

/** The outcome of an effect stands under the effect's key, which the keys of its texts begin with. */
function sentUnder(effect: string, texts: readonly OutboxMessage[]): StoryLine['sent'] {
  return texts
    .filter(({ key }) => key === effect || key.startsWith(`${effect}:`))
    .map(({ to, subject, text }) => ({ to, subject, text }));
}
