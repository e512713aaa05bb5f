import type { PatientChannel, Reminded } from '../../domain/course/effects';
import type { Instant } from '../../domain/time/instant';
import { localTimeInFull } from './local-time';
import { reminderLanguage } from './reminder-language';
import type { ReminderText, ReminderTextInput } from './reminder-text';
import type { DigestTemplate, ReminderTemplates } from './reminder-templates';

export interface DigestTextInput extends Pick<ReminderTextInput, 'clinic' | 'patient'> {
  /** Two or more, none of them the crisis text, each in a language that may be written to the patient. */
  readonly items: readonly Reminded[];
  readonly channel: PatientChannel;
}

/** One text message; a longer one is sent, and counted, as several. */
const longestSms = 160;

/** Several reminders in one message: a line for each, soonest first; where that is too long for an SMS, how many and when the first. */
export function digestText({ items, channel, clinic, patient }: DigestTextInput): ReminderText {
  const [first, ...others] = [...items].sort((one, other) => (one.about < other.about ? -1 : 1));
  const templates = first ? reminderLanguage(patient.language, first.template) : null;
  if (!first || templates === null) return { cannotWrite: 'noTemplateForLanguage' };
  const when = (at: Instant) => (patient.zone === null ? null : localTimeInFull(at, patient.zone, templates.locale));
  const soonest = when(first.about);
  if (soonest === null) return { cannotWrite: 'zoneUnknown' };
  const facts = { clinicName: clinic.name, clinicPhone: clinic.phone, count: items.length, when: soonest };
  const lines = linesOf([first, ...others], templates, (at) => when(at) ?? '');
  const list = templates.digest.list(facts, lines);
  const isTooLong = channel === 'sms' && list.text.length > longestSms;
  return { message: isTooLong ? templates.digest.short(facts) : list };
}

/** What is alike and of the same time stands in one line. */
function linesOf(
  items: readonly Reminded[],
  { digest }: ReminderTemplates,
  when: (at: Instant) => string,
): readonly string[] {
  const alike = new Map<
    string,
    { readonly template: DigestTemplate; readonly about: Instant; readonly count: number }
  >();
  for (const { template, about } of items) {
    if (template === 'crisis') continue;
    const key = `${template} ${about}`;
    alike.set(key, { template, about, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  return [...alike.values()].map(({ template, about, count }) => digest.line[template]({ when: when(about), count }));
}
