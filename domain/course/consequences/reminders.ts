import { plusMinutes, type Instant } from '../../time/instant';
import { insideSendWindow, nextSendOpening } from '../../time/send-window';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { PatientChannel } from '../effects';
import type { Scene } from '../owed';
import { consentAsNeeded } from '../state/consent';
import type { Obligation, ReminderState } from '../state/obligation';
import { sendWindow } from './planned-reminders';

type Decision =
  | { readonly type: 'send'; readonly channel: PatientChannel }
  | { readonly type: 'notSent'; readonly reason: string }
  | { readonly type: 'postpone'; readonly until: Instant; readonly reason: string };

export const minutesBetweenTries = 15;
const mostTries = 12;

/** The wake at a reminder's instant is the decision to send it, from the state of that instant. */
export function sendReminders(scene: Scene): readonly Change[] {
  return dueReminders(scene).map(({ obligation, reminder }) => {
    const told = { obligation: obligation.key, plannedAt: reminder.at };
    const about = { actor: engine, rule: `obligations.${obligation.kind}.reminders` };
    const decision = decisionOn(scene, obligation, reminder);
    if (decision.type === 'notSent') return said({ type: 'ReminderNotSent', ...told, reason: decision.reason }, about);
    if (decision.type === 'postpone') {
      const { until, reason } = decision;
      return said({ type: 'ReminderPostponed', ...told, until, reason }, about);
    }
    const { channel } = decision;
    const { template } = reminder;
    return {
      ...about,
      event: (key) => ({ type: 'ReminderRequested', ...told, channel, template, effect: key }),
      effect: (key) => ({
        type: 'remind',
        key,
        obligation: obligation.key,
        template,
        channel,
        about: aboutOf(scene, obligation),
        now: scene.moment.now,
      }),
    } satisfies Change;
  });
}

/** When a reminder wants deciding next; null when nothing more will happen by itself. */
export function reminderDueAt(obligation: Obligation, reminder: ReminderState): Instant | null {
  if (obligation.status !== 'open') return null;
  if (reminder.status === 'planned') return reminder.at;
  return reminder.status === 'postponed' ? reminder.until : null;
}

function dueReminders(scene: Scene) {
  return [...scene.course.obligations.values()].flatMap((obligation) =>
    obligation.reminders
      .filter((reminder) => (reminderDueAt(obligation, reminder) ?? '9') <= scene.moment.now)
      .map((reminder) => ({ obligation, reminder })),
  );
}

function aboutOf({ course }: Scene, { session, kind, dueAt }: Obligation): Instant {
  if (kind !== 'attendSession') return dueAt;
  return course.clinical.sessions.find(({ id }) => id === session)?.startsAt ?? dueAt;
}

function decisionOn(scene: Scene, obligation: Obligation, reminder: ReminderState): Decision {
  const { now, surroundings } = scene.moment;
  const crisis = reminder.template === 'crisis';
  const silence = silencedBecause(scene, obligation, crisis);
  if (silence) return { type: 'notSent', reason: silence };
  if (reminder.tries >= mostTries) return { type: 'notSent', reason: 'triesExhausted' };
  const about = aboutOf(scene, obligation);
  if (now >= about && !crisis) return { type: 'notSent', reason: 'tooLate' };
  if (!surroundings.patient.known) {
    return { type: 'postpone', until: plusMinutes(now, minutesBetweenTries), reason: 'patientRegisterUnavailable' };
  }
  const { zone, channels } = surroundings.patient.value;
  if (zone === null && !crisis) return { type: 'notSent', reason: 'noZone' };
  const channel = channels[0];
  if (!channel) return { type: 'notSent', reason: 'noChannel' };
  const window = sendWindow(scene.moment);
  if (crisis || zone === null || insideSendWindow(now, zone, window)) return { type: 'send', channel };
  const until = nextSendOpening(now, zone, window);
  return until < about ? { type: 'postpone', until, reason: 'quietHours' } : { type: 'notSent', reason: 'tooLate' };
}

/** Death and hospital stop every message; withdrawn consent every one that is not for safety. */
function silencedBecause({ course, protocol }: Scene, { session }: Obligation, crisis: boolean): string | null {
  if (course.clinical.diedAt) return 'patientDied';
  if (course.clinical.hospitalisedAt) return 'patientInHospital';
  if (crisis) return null;
  if (consentAsNeeded(course.clinical.consent, protocol).withdrawnAt) return 'consentWithdrawn';
  return course.paused && session !== null ? 'coursePaused' : null;
}
