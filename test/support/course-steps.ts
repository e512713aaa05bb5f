import type { ObligationKey, SessionId } from '../../domain/ids';
import { instant, plusMinutes, type Instant } from '../../domain/time/instant';
import { nothingApplies } from '../../worker/demo/nothing-applies';
import { clinician, coordinator, type CourseWorld } from './course-world';

const calm = [1, 1, 1, 1, 1, 1, 1, 1, 0];

/** Opens a course and takes it to the treatment phase, everything at the world's present instant. */
export function admit(world: CourseWorld): CourseWorld {
  world.open();
  world.send({ type: 'SubmitScreening', answers: nothingApplies(world.protocol) }, coordinator);
  world.send({ type: 'DecideScreening', decision: 'approved', reason: 'suitable' }, clinician);
  sign(world);
  deliverSupplies(world);
  return world;
}

export function sign(world: CourseWorld): void {
  const { form, version } = world.protocol.consent;
  world.send(
    { type: 'SignConsent', form, version, language: 'en', signer: 'patient', method: 'electronic' },
    coordinator,
  );
}

export function deliverSupplies(world: CourseWorld): void {
  for (const { id } of world.protocol.supplies) {
    world.send({ type: 'RecordSupply', supply: id, state: 'delivered' }, coordinator);
  }
}

/** Books the next session and names it; throws when the booking is refused. */
export function book(world: CourseWorld, startsAt: string): SessionId {
  const reply = world.send(
    { type: 'BookSession', startsAt: instant(startsAt), reason: null, override: false, replaces: null },
    coordinator,
  );
  if (reply.type === 'refused') throw new Error(`Booking ${startsAt} was refused: ${JSON.stringify(reply.refusal)}`);
  const booked = world.told('SessionBooked').at(-1);
  if (!booked) throw new Error('No session was booked');
  return booked.session;
}

/** Everything a session needs before it may start. */
export function prepare(world: CourseWorld, session: SessionId): void {
  world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: calm, session }, coordinator);
  world.send({ type: 'ConfirmMonitor', session, name: 'Sam' }, coordinator);
  const answers = { moodPhase: 'depressed', medicationChanged: false, pregnancy: 'notApplicable' } as const;
  world.send({ type: 'AnswerPreSession', session, ...answers }, coordinator);
  const vitals = { moment: 'before', systolic: 120, diastolic: 80, heartRate: 70 } as const;
  world.send({ type: 'RecordVitals', session, ...vitals }, coordinator);
  world.send({ type: 'ClearSession', session }, clinician);
}

/** Lets a booked session happen at its time: prepared, started, dosed, discharged, checked in the day after. */
export function hold(world: CourseWorld, session: SessionId, startsAt: string): void {
  world.forwardTo(startsAt);
  prepare(world, session);
  const started = world.send({ type: 'StartSession', session }, coordinator);
  if (started.type === 'refused') throw new Error(`Session was not started: ${JSON.stringify(started.refusal)}`);
  world.send({ type: 'ReportDose', session, dose: null }, clinician);
  world.forwardTo(plusMinutes(world.now, 90));
  world.send({ type: 'DischargeSession', session }, clinician);
  world.forwardTo(plusMinutes(world.now, 20 * 60));
  world.send({ type: 'AnswerCheckIn', session, wellbeing: 'well', note: null }, coordinator);
}

function complete(world: CourseWorld, obligation: string): void {
  world.send({ type: 'CompleteObligation', obligation: obligation as ObligationKey, note: null }, clinician);
}

/** The six weekly sessions of the default course, with the consults after the second and the sixth. */
export function sixSessions(world: CourseWorld, first: Instant): void {
  for (let week = 0; week < 6; week += 1) {
    const startsAt = plusMinutes(first, week * 7 * 24 * 60);
    hold(world, book(world, startsAt), startsAt);
    const consult = world.owing.find((key) => key.startsWith('consult:'));
    if (consult) complete(world, consult);
  }
}
