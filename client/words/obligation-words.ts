import type { NotifiedPerson } from '../../domain/course/effects';
import type { ObligationEvent } from '../../domain/course/obligation-events';
import type { WordsOf } from './event-words';
import { act, alarm, fact, spaced } from './words';

export const obligationWords: WordsOf<ObligationEvent> = {
  ObligationOpened: ({ obligation: key, owner, dueAt, ladder }, { at, obligation }) =>
    (ladder.safety ? alarm : act)(`${capital(owner)} owes: ${obligation(key)}, due ${at(dueAt)}`),
  ObligationDone: ({ obligation: key, note }, { obligation }) =>
    fact(`Done: ${obligation(key)}${note === null ? '' : ` (${note})`}`),
  ObligationNotNeeded: ({ obligation: key, reason }, { obligation }) =>
    fact(`Not needed: ${obligation(key)} (${spaced(reason)})`),
  ObligationCouldNotBeDone: ({ obligation: key, reason }, { obligation }) =>
    fact(`Could not be done: ${obligation(key)} (${reason})`),
  ReminderRequested: ({ obligation: key, channel, template }, { obligation }) =>
    act(`Reminds the patient by ${channel} (${template}): ${obligation(key)}`),
  ReminderSent: ({ obligation: key, channel }, { obligation }) =>
    act(`Reminder sent by ${channel}: ${obligation(key)}`),
  ReminderPostponed: ({ obligation: key, until, reason }, { at, obligation }) =>
    act(`Reminder put off until ${at(until)}: ${obligation(key)} (${spaced(reason)})`),
  ReminderNotSent: ({ obligation: key, reason }, { obligation }) =>
    alarm(`Reminder NOT sent: ${obligation(key)} (${spaced(reason)})`),
  EscalationRaised: ({ obligation: key, level, pass, recipients }, { obligation }) =>
    alarm(
      `Escalated to level ${level + 1}${again(pass)}: ${obligation(key)}, to ` +
        recipients.map(({ person, channel }) => `${person} by ${channel}`).join(', '),
    ),
  EscalationLevelSkipped: ({ obligation: key, level, pass, reason }, { obligation }) =>
    alarm(`Level ${level + 1}${again(pass)} skipped: ${obligation(key)} (${spaced(reason)})`),
  EscalationNotified: ({ obligation: key, results }, { obligation }) => {
    const reached = results.some(({ delivered }) => delivered);
    return (reached ? act : alarm)(`${obligation(key)}: ${results.map(told).join(', ')}`);
  },
  EscalationNotDelivered: ({ obligation: key, reason, tryAgainAt }, { at, obligation }) =>
    alarm(`Nobody was reached: ${obligation(key)} (${spaced(reason)}), again ${at(tryAgainAt)}`),
  EscalationAcknowledged: ({ obligation: key, until }, { at, obligation }) =>
    fact(`Acknowledged until ${at(until)}: ${obligation(key)}`),
  AcknowledgementExpired: ({ obligation: key }, { obligation }) =>
    alarm(`Acknowledgement ran out: ${obligation(key)} is raised again`),
  ContactAttempted: ({ obligation: key, outcome, note }, { obligation }) =>
    fact(`Contact tried: ${spaced(outcome)}, ${obligation(key)}${note === null ? '' : ` (${note})`}`),
};

function told({ person, channel, delivered, reason }: NotifiedPerson): string {
  return delivered
    ? `${person} told by ${channel}`
    : `${person} NOT told by ${channel}${reason === undefined ? '' : ` (${reason})`}`;
}

function again(pass: number): string {
  return pass === 0 ? '' : `, round ${pass + 1}`;
}

function capital(name: string): string {
  const words = spaced(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
