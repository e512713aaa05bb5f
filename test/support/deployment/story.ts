import type { SendOutcome } from '../../../client';
import type { SessionId } from '../../../domain/ids';
import { instantOfMs, plusMinutes } from '../../../domain/time/instant';
import { nothingApplies } from '../../../worker/demo/nothing-applies';
import { clinician, coordinator, protocol, type Telling } from './telling';

/** From the opening to the phase of treatment. */
export async function admit({ open, send }: Telling): Promise<void> {
  await open();
  await send({ type: 'SubmitScreening', answers: nothingApplies(protocol) }, coordinator);
  await send({ type: 'DecideScreening', decision: 'approved', reason: 'suitable' }, clinician);
  const { form, version } = protocol.consent;
  await send(
    { type: 'SignConsent', form, version, language: 'en', signer: 'patient', method: 'electronic' },
    coordinator,
  );
  for (const { id } of protocol.supplies) {
    await send({ type: 'RecordSupply', supply: id, state: 'delivered' }, coordinator);
  }
}

export function book(telling: Telling, inDays: number): Promise<SendOutcome> {
  return bookIn(telling, inDays * 24 * 60);
}

/** It is noon at the clinic, so that the visit is of the same date and may start now. */
export function bookToday(telling: Telling): Promise<SendOutcome> {
  return bookIn(telling, 60);
}

function bookIn({ send }: Telling, minutes: number): Promise<SendOutcome> {
  const startsAt = plusMinutes(instantOfMs(Date.now()), minutes);
  return send({ type: 'BookSession', startsAt, reason: null, override: false, replaces: null }, coordinator);
}

/** Everything that a booked session needs before it may start. */
export async function prepare({ send }: Telling, session: SessionId): Promise<void> {
  await send({ type: 'RecordMeasure', instrument: 'phq-9', items: calm, session }, coordinator);
  await send({ type: 'ConfirmMonitor', session, name: 'Sam' }, coordinator);
  const answers = { moodPhase: 'depressed', medicationChanged: false, pregnancy: 'notApplicable' } as const;
  await send({ type: 'AnswerPreSession', session, ...answers }, coordinator);
  const vitals = { moment: 'before', systolic: 120, diastolic: 80, heartRate: 70 } as const;
  await send({ type: 'RecordVitals', session, ...vitals }, coordinator);
  await send({ type: 'ClearSession', session }, clinician);
}

const calm = [1, 1, 1, 1, 1, 1, 1, 1, 0];
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];

export function answerItem9({ send }: Telling): Promise<SendOutcome> {
  return send({ type: 'RecordMeasure', instrument: 'phq-9', items: positive, session: null }, coordinator);
}

const doseElsewhere = 's-elsewhere' as SessionId;

/** How soon the alarm of the story rings after the dose was reported. */
export const alarmSeconds = 3;

/**
 * A short course with something of everything: a booking, a dose that was taken long ago and never signed off, so that the
 * course's own alarm rings in a few seconds, a positive item 9, and an end.
 */
export async function tellStory(telling: Telling): Promise<void> {
  const { send, hears } = telling;
  await admit(telling);
  await book(telling, 6);
  const rungAfterMinutes = 60 + 15;
  const at = plusMinutes(instantOfMs(Date.now() + alarmSeconds * 1_000), -rungAfterMinutes);
  await send({ type: 'ReportDose', session: doseElsewhere, series: 'introductory', dose: null, at }, clinician);
  await hears('EscalationNotified', ({ obligation }) => obligation === `dischargeSession:${doseElsewhere}`);
  await send({ type: 'DischargeSession', session: doseElsewhere }, clinician);
  await send({ type: 'AnswerCheckIn', session: doseElsewhere, wellbeing: 'well', note: null }, coordinator);

  await answerItem9(telling);
  const { obligation } = await hears('EscalationNotified', (event) => event.obligation.startsWith('contactPatient'));
  await send({ type: 'RecordContact', obligation, outcome: 'reached', note: null }, clinician);
  for (const kind of ['positiveItem9', 'doseWithoutConsent']) {
    const { finding } = await hears('FindingRaised', (event) => event.kind === kind);
    await send({ type: 'CloseFinding', finding, assessment: 'talked it over' }, clinician);
  }
  await send({ type: 'CloseCourse', outcome: 'discontinued', reason: 'moved away' }, clinician);
}
