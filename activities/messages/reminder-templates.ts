import type { ReminderTemplate } from '../../domain/course/effects';
import type { Message } from './message';

/** All that a reminder may tell: who writes, how to reach them, and the date and time in full. */
export interface ReminderFacts {
  readonly clinicName: string;
  readonly clinicPhone: string;
  readonly when: string;
}

/**
 * One language's reminders, written and checked by people: nothing is translated at run time. `locale` writes the dates.
 * Wording is generic on purpose, since naming a treatment in a reminder discloses it.
 */
export interface ReminderTemplates {
  readonly locale: string;
  readonly write: Readonly<Record<ReminderTemplate, (facts: ReminderFacts) => Message>>;
}
