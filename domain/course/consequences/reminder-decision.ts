import { plusMinutes, type Instant } from '../../time/instant';
import { insideSendWindow, nextSendOpening } from '../../time/send-window';
import type { PatientChannel } from '../effects';
import type { Scene } from '../owed';
import { consentAsNeeded } from '../state/consent';
import type { Obligation, ReminderState } from '../state/obligation';
import { sendWindow } from './planned-reminders';

export type ReminderDecision =
  | { readonly type: 'send'; readonly channel: PatientChannel }
  | { readonly type: 'notSent'; readonly reason: string }
  | { readonly type: 'postpone'; readonly until: Instant; readonly reason: string };

export const minutesBetweenTries = 15;
const mostTries = 12;

/** Whether a reminder that is due goes out, from the state of this instant. */
export function decisionOn(scene: Scene, obligation: Obligation, reminder: ReminderState): ReminderDecision {
  const { now, surroundings } = scene.moment;
  const crisis = reminder.template === 'crisis';
  const silence = silencedBecause(scene, obligation, crisis);
  if (silence) return { type: 'notSent', reason: silence };
  if (reminder.tries >= mostTries) return { type: 'notSent', reason: 'triesExhausted' };
  const about = whatItIsAbout(scene, obligation);
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

/** The appointment, or when something is due; never reminded of after it. */
export function whatItIsAbout({ course }: Scene, { session, kind, dueAt }: Obligation): Instant {
  if (kind !== 'attendSession') return dueAt;
  return course.clinical.sessions.find(({ id }) => id === session)?.startsAt ?? dueAt;
}

/** Death and hospital stop every message; withdrawn consent every one that is not for safety. */
function silencedBecause({ course, protocol }: Scene, { session }: Obligation, crisis: boolean): string | null {
  if (course.clinical.diedAt) return 'patientDied';
  if (course.clinical.hospitalisedAt) return 'patientInHospital';
  if (crisis) return null;
  if (consentAsNeeded(course.clinical.consent, protocol).withdrawnAt) return 'consentWithdrawn';
  return course.paused && session !== null ? 'coursePaused' : null;
}
