import type { ReminderTemplate } from '../../domain/course/effects';
import { english } from './en';
import { spanish } from './es';
import type { ReminderTemplates } from './reminder-templates';

const languages: Readonly<Record<string, ReminderTemplates>> = { en: english, es: spanish };

/**
 * Whether a patient whose language we have no texts for still gets the English one. A date with a telephone number is
 * understood, and the crisis text is worth more in English than unsent: 988 and 911 read alike in every language. A form
 * may be a consent, and nobody is asked to consent in a language they do not read: a person calls instead.
 */
const englishWillDo = {
  appointment: true,
  booking: true,
  form: false,
  crisis: true,
} satisfies Record<ReminderTemplate, boolean>;

/** The templates for a patient's language tag (`es`, `es-MX`), or null when no text of ours may be sent. */
export function reminderLanguage(language: string, template: ReminderTemplate): ReminderTemplates | null {
  const [primary = ''] = language.toLowerCase().split('-');
  return languages[primary] ?? (englishWillDo[template] ? english : null);
}
