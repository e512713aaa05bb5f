import type { Instant } from '../../time/instant';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { PatientChannel, Reminded } from '../effects';
import type { Scene } from '../owed';
import type { Obligation, ReminderState } from '../state/obligation';
import { decisionOn, whatItIsAbout, type ReminderDecision } from './reminder-decision';

interface Due {
  readonly obligation: Obligation;
  readonly reminder: ReminderState;
}

interface Sent extends Due {
  readonly channel: PatientChannel;
}

/**
 * The wake at a reminder's instant is the decision to send it, from the state of that instant. What goes out at one decision
 * goes in one message; only the crisis text always stands alone.
 */
export function sendReminders(scene: Scene): readonly Change[] {
  const alone: Change[] = [];
  const together: Sent[] = [];
  for (const due of dueReminders(scene)) {
    const decision = decisionOn(scene, due.obligation, due.reminder);
    if (decision.type !== 'send') alone.push(unsent(due, decision));
    else if (due.reminder.template === 'crisis') alone.push(...inOneMessage(scene, [{ ...due, ...decision }]));
    else together.push({ ...due, channel: decision.channel });
  }
  return [...alone, ...inOneMessage(scene, together)];
}

/** When a reminder wants deciding next; null when nothing more will happen by itself. */
export function reminderDueAt(obligation: Obligation, reminder: ReminderState): Instant | null {
  if (obligation.status !== 'open') return null;
  if (reminder.status === 'planned') return reminder.at;
  return reminder.status === 'postponed' ? reminder.until : null;
}

function dueReminders(scene: Scene): readonly Due[] {
  return [...scene.course.obligations.values()].flatMap((obligation) =>
    obligation.reminders
      .filter((reminder) => (reminderDueAt(obligation, reminder) ?? '9') <= scene.moment.now)
      .map((reminder) => ({ obligation, reminder })),
  );
}

const told = ({ obligation, reminder }: Due) => ({ obligation: obligation.key, plannedAt: reminder.at });
const sentBy = ({ obligation }: Due) => ({ actor: engine, rule: `obligations.${obligation.kind}.reminders` });

function unsent(due: Due, decision: Exclude<ReminderDecision, { readonly type: 'send' }>): Change {
  const { reason } = decision;
  if (decision.type === 'notSent') return said({ type: 'ReminderNotSent', ...told(due), reason }, sentBy(due));
  return said({ type: 'ReminderPostponed', ...told(due), until: decision.until, reason }, sentBy(due));
}

/** One entry for each reminder and one effect for all of them. */
function inOneMessage(scene: Scene, reminders: readonly Sent[]): readonly Change[] {
  return reminders.map((due, index): Change => {
    const { channel, reminder } = due;
    const { template } = reminder;
    const asked: Change = {
      ...sentBy(due),
      event: (key) => ({ type: 'ReminderRequested', ...told(due), channel, template, effect: key }),
    };
    if (index > 0) return { ...asked, sharesEffect: true };
    const [first, ...also] = remindedOf(scene, reminders);
    const { now } = scene.moment;
    return {
      ...asked,
      effect: (key) => ({ type: 'remind', key, ...first!, channel, now, ...(also.length > 0 ? { also } : {}) }),
    };
  });
}

/** Each thing once, also where several reminders of it have come due. */
function remindedOf(scene: Scene, reminders: readonly Due[]): readonly Reminded[] {
  const things = reminders.map(({ obligation, reminder: { template } }): [string, Reminded] => [
    obligation.key,
    { obligation: obligation.key, template, about: whatItIsAbout(scene, obligation) },
  ]);
  return [...new Map(things).values()];
}
