import type { ReminderTemplate } from '../../domain/course/effects';
import type { Message } from './message';

/** All that a reminder may tell: who writes, how to reach them, and the date and time in full. */
export interface ReminderFacts {
  readonly clinicName: string;
  readonly clinicPhone: string;
  readonly when: string;
}

/** What may stand together with others in one message; the crisis text stands alone. */
export type DigestTemplate = Exclude<ReminderTemplate, 'crisis'>;

/** `when` is that of the soonest. */
export interface DigestFacts extends ReminderFacts {
  readonly count: number;
}

/** Several reminders in one message. */
export interface DigestTemplates {
  /** One of its lines; `count` things of a kind may come due at the same time. */
  readonly line: Readonly<Record<DigestTemplate, (of: Pick<DigestFacts, 'when' | 'count'>) => string>>;
  readonly list: (facts: DigestFacts, lines: readonly string[]) => Message;
  /** At most 160 characters with an ordinary name and number. */
  readonly short: (facts: DigestFacts) => Message;
}

/**
 * One language's reminders, written and checked by people: nothing is translated at run time. `locale` writes the dates.
 * Wording is generic on purpose, since naming a treatment in a reminder discloses it.
 */
export interface ReminderTemplates {
  readonly locale: string;
  readonly write: Readonly<Record<ReminderTemplate, (facts: ReminderFacts) => Message>>;
  readonly digest: DigestTemplates;
}
