import type { Effect } from '../domain/course/effects';
import { unreachable } from '../domain/unreachable';
import type { PatientContacts } from '../store';

export type RemindEffect = Extract<Effect, { readonly type: 'remind' }>;

/**
 * Messages to one patient in any seven days, over all courses. Source: the practice of exempt health-care texts, at most
 * three a week (47 CFR 64.1200(a)(9)(iv)): it binds texts, not mail. The crisis text goes out beyond it.
 */
const weeklyCaps: Readonly<Partial<Record<RemindEffect['channel'], number>>> = { sms: 3 };

/**
 * Why a reminder that its course decided to send is not sent after all, or null. Asks only what no course can know alone:
 * the patient's present consents and the texts of the other courses. Consent and opt-out hold for the crisis text too: a
 * person calls instead.
 */
export function reminderObjection(
  { template, channel, now, about }: RemindEffect,
  contacts: PatientContacts,
  sentThisWeek: number,
): string | null {
  const safety = template === 'crisis';
  if (channel !== 'console') {
    if (contacts.optedOut[channel]) return 'optedOut';
    if (!contacts.consent[channel]) return 'consentMissing';
    if (addressOf(contacts, channel) === null) return 'contactMissing';
  }
  if (!safety && now >= about) return 'pastWhatItIsAbout';
  if (!safety && sentThisWeek >= (weeklyCaps[channel] ?? Infinity)) return 'weeklyCapReached';
  return null;
}

/** Where a channel reaches the patient; null when the register does not say, and for the console, which needs none. */
export function addressOf(contacts: PatientContacts, channel: RemindEffect['channel']): string | null {
  switch (channel) {
    case 'console':
      return null;
    case 'email':
      return contacts.email;
    case 'sms':
      return contacts.phone;
    default:
      return unreachable(channel);
  }
}
