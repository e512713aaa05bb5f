import type { OpenHours } from '../../clinic/clinic-file';
import type { ObligationRule } from '../../protocol/schema';
import { addSpan, subtractSpan } from '../../time/add-span';
import type { Instant } from '../../time/instant';
import { nextSendOpening, reminderInstant } from '../../time/send-window';
import type { ReminderTemplate } from '../effects';
import { clinicFile, type Moment } from '../moment';
import type { ObligationKind, PlannedReminder } from '../obligation-events';
import type { Owed, Scene } from '../owed';

/** Reading R24; a clinic's own window replaces it. */
const defaultSendWindow: OpenHours = { from: '08:00', to: '21:00' };

export function sendWindow(moment: Moment): OpenHours {
  return clinicFile(moment)?.sendWindow ?? defaultSendWindow;
}

const templates: Readonly<Partial<Record<ObligationKind, ReminderTemplate>>> = {
  attendSession: 'appointment',
  bookSession: 'booking',
};

/**
 * The reminders of something the patient owes, soonest first, inside the send window of the patient's zone. Those whose
 * time has passed are dropped; when all have, one goes out at the next opening, if that is still in time.
 */
export function plannedReminders(scene: Scene, owed: Owed, rule: ObligationRule): readonly PlannedReminder[] {
  const { now } = scene.moment;
  if (owed.kind === 'contactPatient') return [{ at: now, template: 'crisis' }];
  if ((owed.owner ?? rule.owner) !== 'patient') return [];
  const about = owed.about ?? owed.dueAt;
  const before = rule.remindBefore.map((span) => subtractSpan(about, span, scene.zone));
  const after = (rule.remindAfterOpening ?? []).map((span) => addSpan(owed.opensAt, span, scene.zone));
  const wanted = [...before, ...after].sort();
  const coming = wanted.filter((at) => at > now).flatMap((at) => inWindow(scene, at, about));
  const instants = coming.length > 0 || wanted.length === 0 ? coming : atOnce(scene, about);
  const template = templates[owed.kind] ?? 'form';
  return [...new Set(instants)].sort().map((at) => ({ at, template }));
}

function inWindow(scene: Scene, wanted: Instant, about: Instant): readonly Instant[] {
  const zone = patientZone(scene.moment);
  if (zone === null) return [wanted];
  const at = reminderInstant(wanted, about, zone, sendWindow(scene.moment));
  if (at !== null && at > scene.moment.now) return [at];
  return atOnce(scene, about);
}

function atOnce({ moment }: Scene, about: Instant): readonly Instant[] {
  const zone = patientZone(moment);
  const at = zone === null ? moment.now : nextSendOpening(moment.now, zone, sendWindow(moment));
  return at < about ? [at] : [];
}

/** Null when nobody has said, or while the register cannot be read. */
function patientZone({ surroundings }: Moment): string | null {
  return surroundings.patient.known ? surroundings.patient.value.zone : null;
}
