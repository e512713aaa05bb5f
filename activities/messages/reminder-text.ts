import type { ReminderTemplate } from '../../domain/course/effects';
import type { Instant } from '../../domain/time/instant';
import { localTimeInFull } from './local-time';
import type { Message } from './message';
import { reminderLanguage } from './reminder-language';

export interface ReminderTextInput {
  readonly template: ReminderTemplate;
  readonly about: Instant;
  readonly clinic: { readonly name: string; readonly phone: string };
  readonly patient: { readonly language: string; readonly zone: string | null };
}

export type ReminderText =
  { readonly message: Message } | { readonly cannotWrite: 'noTemplateForLanguage' | 'zoneUnknown' };

/** A reminder in the patient's language, its date and time in full in the patient's own zone (reading R2). */
export function reminderText({ template, about, clinic, patient }: ReminderTextInput): ReminderText {
  const templates = reminderLanguage(patient.language, template);
  if (templates === null) return { cannotWrite: 'noTemplateForLanguage' };
  const when = patient.zone === null ? null : localTimeInFull(about, patient.zone, templates.locale);
  // The crisis text names no time, so it waits for no zone.
  if (when === null && template !== 'crisis') return { cannotWrite: 'zoneUnknown' };
  const write = templates.write[template];
  return { message: write({ clinicName: clinic.name, clinicPhone: clinic.phone, when: when ?? '' }) };
}
