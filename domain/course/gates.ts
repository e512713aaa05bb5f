import { upperBound } from '../time/bounds';
import { consultsOwed } from './owed/after-session';
import { measuresMissing } from './owed/forms-at-hand';
import { suppliesAtHand } from './owed/admission';
import type { Scene } from './owed';
import type { GateReason } from './refusal';
import { judgeGap } from './spacing-of-course';
import { neededForm } from './state/consent';
import { isDosingPhase } from './state/rounds';
import { isCleared, type SessionOf } from './state/session';

type Booked = SessionOf<'booked'>;
type Gate = (scene: Scene, session: Booked) => readonly string[];

/** The gates before any session, in the order in which they are answered (docs/glossary.md, Gate). */
const gates = {
  openCrisis,
  courseActive,
  consentCurrent,
  screeningInDate,
  suppliesPresent,
  minimumGap,
  noOverlappingCourse,
  consultDone,
  measuresAnswered,
  preSessionAnswered,
  vitalsEntered,
  monitorConfirmed,
  clinicianGo,
} as const satisfies Record<GateReason['gate'], Gate>;

/** Every reason why a booked session may not start now; none means ready. The engine's answer is only this. */
export function notReadyBecause(scene: Scene, session: Booked): readonly GateReason[] {
  return (Object.keys(gates) as GateReason['gate'][]).flatMap((gate) =>
    gates[gate](scene, session).map((because) => ({ gate, because })),
  );
}

function openCrisis({ course }: Scene): readonly string[] {
  const crises = [...course.findings.values()].filter(
    ({ severity, status }) => severity === 'crisis' && status === 'open',
  );
  const holds = [...course.holds.values()].filter(({ status }) => status === 'open');
  return [
    ...crises.map(({ id, kind }) => `finding ${id} (${kind}) is open: a clinician closes it with CloseFinding`),
    ...holds.map(({ id, reason }) => `hold ${id} stands (${reason}): its owner lifts it with LiftHold`),
  ];
}

function courseActive({ course, phase }: Scene): readonly string[] {
  if (course.clinical.diedAt) return ['the patient has died'];
  if (course.clinical.hospitalisedAt) return ['the patient is in hospital'];
  if (course.paused) return [`the course is paused since ${course.paused.since}`];
  return isDosingPhase(phase) ? [] : [`the course is in ${phase}, where no doses are given`];
}

function consentCurrent({ course, protocol, zone, moment }: Scene): readonly string[] {
  const { signedAt, withdrawnAt, form } = course.clinical.consent;
  if (withdrawnAt) return [`consent was withdrawn at ${withdrawnAt}`];
  if (!signedAt) return ['consent is not signed'];
  const needed = neededForm(protocol);
  if (form !== needed) return [`consent is signed on ${form}; the course needs ${needed}`];
  const expiresAt = upperBound(signedAt, protocol.consent.validFor.span, zone);
  return moment.now <= expiresAt ? [] : [`consent ran out at ${expiresAt}`];
}

function screeningInDate({ course, protocol, zone, moment }: Scene): readonly string[] {
  const last = course.clinical.screening.decisions.at(-1);
  if (last?.decision !== 'approved') return ['screening is not approved'];
  const expiresAt = upperBound(last.at, protocol.screening.validFor.span, zone);
  return moment.now <= expiresAt ? [] : [`screening ran out at ${expiresAt}`];
}

function suppliesPresent(scene: Scene): readonly string[] {
  const atHand = suppliesAtHand(scene);
  return scene.protocol.supplies.flatMap(({ id, title }) =>
    atHand.has(id) ? [] : [`${title} (${id}) is not delivered`],
  );
}

/** A session that starts inside grace needs no reason (R8); an override was decided when it was booked. */
function minimumGap(scene: Scene, session: Booked): readonly string[] {
  const { ledger } = scene.moment.surroundings;
  if (!ledger.known) return [`the ledger of doses cannot be read (${ledger.why})`];
  if (session.overridden || session.series === null) return [];
  const proposed = { session: session.id, series: session.series, startsAt: scene.moment.now, replaces: null };
  const judged = judgeGap(scene, proposed);
  return judged.code === 'tooEarly'
    ? [`the minimum gap (${judged.rule}) ends at ${judged.absoluteEarliest ?? judged.earliest}`]
    : [];
}

function noOverlappingCourse({ moment }: Scene): readonly string[] {
  const { otherCourses } = moment.surroundings;
  if (!otherCourses.known) return [`the patient's other courses cannot be read (${otherCourses.why})`];
  const dosing = otherCourses.value.filter(({ phase }) => isDosingPhase(phase as never));
  return dosing.map(({ course, protocol, sameClinic }) =>
    sameClinic
      ? `course ${course} (${protocol}) is giving doses too`
      : 'a course at another clinic is giving doses too',
  );
}

/** Asked for by the protocol after so many sessions; done when its obligation is. */
function consultDone(scene: Scene): readonly string[] {
  return consultsOwed(scene)
    .filter(({ superseded }) => !superseded)
    .flatMap(({ key }) => {
      const obligation = scene.course.obligations.get(key);
      const settled = obligation && obligation.status !== 'open' && obligation.endedBy === 'person';
      return settled ? [] : [`the clinician's consult ${key} is not done`];
    });
}

function measuresAnswered(scene: Scene, session: Booked): readonly string[] {
  return measuresMissing(scene, session, session.startsAt).map(
    (instrument) => `${instrument} is not complete for this session`,
  );
}

function preSessionAnswered(_: Scene, { preparation }: Booked): readonly string[] {
  const { answers } = preparation;
  if (!answers) return ['the questions before the session (mood phase, medication, pregnancy) are not answered'];
  const reasons: string[] = [];
  if (answers.moodPhase !== 'depressed' && answers.moodPhase !== 'euthymic')
    reasons.push(`mood phase is ${answers.moodPhase}`);
  if (answers.pregnancy === 'yes') reasons.push('pregnancy is reported');
  if (answers.medicationChanged && !isCleared(preparation))
    reasons.push('medication has changed and no clinician has cleared it');
  return reasons;
}

function vitalsEntered({ protocol }: Scene, { preparation }: Booked): readonly string[] {
  const vitals = preparation.vitalsBefore;
  if (!vitals) return ['vitals before the session are not entered'];
  return vitalsOverThreshold(protocol, vitals);
}

/** Source: the protocol's `vitals` section; above is not ready, equal is. */
export function vitalsOverThreshold(
  { vitals }: Scene['protocol'],
  measured: { readonly systolic: number; readonly diastolic: number; readonly heartRate: number },
): readonly string[] {
  const over = (name: string, value: number, maximum: number) =>
    value > maximum ? [`${name} ${value} is above ${maximum}`] : [];
  return [
    ...over('systolic pressure', measured.systolic, vitals.systolicMaximum),
    ...over('diastolic pressure', measured.diastolic, vitals.diastolicMaximum),
    ...over('heart rate', measured.heartRate, vitals.heartRateMaximum),
  ];
}

function monitorConfirmed({ protocol }: Scene, { preparation }: Booked): readonly string[] {
  return protocol.monitorPerson.required && preparation.monitor === null ? ['no monitor person is confirmed'] : [];
}

function clinicianGo(_: Scene, { preparation }: Booked): readonly string[] {
  if (isCleared(preparation)) return [];
  const given = preparation.clearedAt !== null;
  return [
    given
      ? "the clinician's go (ClearSession) is older than the answers or vitals"
      : "the clinician's go (ClearSession) is missing",
  ];
}
