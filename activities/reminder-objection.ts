import type { Effect, LeftOut, Reminded } from '../domain/course/effects';
import type { Instant } from '../domain/time/instant';
import { unreachable } from '../domain/unreachable';
import type { PatientContacts } from '../store';
import { reminderLanguage } from './messages/reminder-language';

export type RemindEffect = Extract<Effect, { readonly type: 'remind' }>;

/**
 * Messages to one patient in any seven days, over all courses. Source: the practice of exempt health-care texts, at most
 * three a week (47 CFR 64.1200(a)(9)(iv)): it binds texts, not mail. The crisis text goes out beyond it.
 */
const weeklyCaps: Readonly<Partial<Record<RemindEffect['channel'], number>>> = { sms: 3 };

/**
 * Why a message that its course decided to send is not sent after all, or null. Asks only what no course can know alone:
 * the patient's present consents and the texts of the other courses. Consent and opt-out hold for the crisis text too: a
 * person calls instead. A message of several reminders is one text.
 */
export function messageObjection(
  { template, channel }: RemindEffect,
  contacts: PatientContacts,
  sentThisWeek: number,
): string | null {
  if (channel !== 'console') {
    if (contacts.optedOut[channel]) return 'optedOut';
    if (!contacts.consent[channel]) return 'consentMissing';
    if (addressOf(contacts, channel) === null) return 'contactMissing';
  }
  return template !== 'crisis' && sentThisWeek >= (weeklyCaps[channel] ?? Infinity) ? 'weeklyCapReached' : null;
}

/** Why one thing of a message is not told in it, or null: what it is about has come, or we have no words for it. */
function reminderObjection({ template, about }: Reminded, now: Instant, language: string): string | null {
  if (template !== 'crisis' && now >= about) return 'pastWhatItIsAbout';
  return reminderLanguage(language, template) === null ? 'noTemplateForLanguage' : null;
}

/** What a message is to tell, and what it leaves out and why. */
export function tellable(
  { obligation, template, about, also = [], now }: RemindEffect,
  { language }: Pick<PatientContacts, 'language'>,
): { readonly items: readonly Reminded[]; readonly leftOut: readonly LeftOut[] } {
  const judged = [{ obligation, template, about }, ...also].map((item) => ({
    item,
    reason: reminderObjection(item, now, language),
  }));
  return {
    items: judged.flatMap(({ item, reason }) => (reason === null ? [item] : [])),
    leftOut: judged.flatMap(({ item, reason }) => (reason === null ? [] : [{ obligation: item.obligation, reason }])),
  };
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
