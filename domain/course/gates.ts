import { upperBound } from '../time/bounds';
import { dateOf } from '../time/dates-in-zone';
import { consultsOwed } from './owed/after-session';
import { measureAtHand } from './owed/sessions';
import { suppliesAtHand } from './owed/admission';
import type { Scene } from './owed';
import { clearanceOf, isOfToday, vitalsSinceClearance } from './preparation';
import type { GateReason } from './refusal';
import { judgeGap } from './spacing-of-course';
import { consentAt, neededForm } from './state/consent';
import { isDosingPhase } from './state/rounds';
import type { SessionOf } from './state/session';

type Booked = SessionOf<'booked'>;
type Gate = (scene: Scene, session: Booked) => readonly string[];

/** The gates before any session, in the order in which they are answered (docs/glossary.md, Gate). */
const gates = {
  openCrisis,
  courseActive,
  visitTime,
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
    ...holds.map(
      ({ id, reason }) => `hold ${id} stands (${reason}): a clinician or the medical lead lifts it with LiftHold`,
    ),
  ];
}

function courseActive({ course, phase }: Scene): readonly string[] {
  if (course.clinical.diedAt) return ['the patient has died'];
  if (course.clinical.hospitalisedAt) return ['the patient is in hospital'];
  if (course.paused) return [`the course is paused since ${course.paused.since}`];
  return isDosingPhase(phase) ? [] : [`the course is in ${phase}, where no doses are given`];
}

/** A booking is for one date of the clinic's calendar; a visit at home may run past midnight, but starts on it. */
function visitTime({ zone, moment }: Scene, { id, startsAt }: Booked): readonly string[] {
  if (dateOf(moment.now, zone) === dateOf(startsAt, zone)) return [];
  return [`the session is booked for ${startsAt}, which is another date; rebook it with BookSession replaces ${id}`];
}

function consentCurrent({ course, protocol, zone, moment }: Scene): readonly string[] {
  const { signedAt, withdrawnAt, form, expiresAt, isGiven } = consentAt(course.facts, protocol, zone, moment.now);
  if (isGiven) return [];
  if (withdrawnAt) return [`consent was withdrawn at ${withdrawnAt}`];
  if (signedAt) return [`consent ran out at ${expiresAt}`];
  return [form ? `consent is signed on ${form}; the course needs ${neededForm(protocol)}` : 'consent is not signed'];
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
  return scene.protocol.measures.flatMap(({ instrument }) =>
    measureAtHand(scene, session.startsAt, instrument)
      ? []
      : [
          `no complete ${instrument} is valid for this session: it counts for so long before ${session.startsAt} as the protocol says`,
        ],
  );
}

function preSessionAnswered(scene: Scene, session: Booked): readonly string[] {
  const { answers } = session.preparation;
  if (!answers) return ['the questions before the session (mood phase, medication, pregnancy) are not answered'];
  if (!isOfToday(scene, answers.at))
    return [`the questions before the session were answered at ${answers.at}${notToday}`];
  const reasons: string[] = [];
  if (answers.moodPhase !== 'depressed' && answers.moodPhase !== 'euthymic')
    reasons.push(`mood phase is ${answers.moodPhase}`);
  if (answers.pregnancy === 'yes') reasons.push('pregnancy is reported');
  if (answers.medicationChanged && clearanceOf(scene, session) !== 'given')
    reasons.push('medication has changed and no clinician has cleared it');
  return reasons;
}

const notToday = '; they count on the date of the start, until now';

function vitalsEntered(scene: Scene, session: Booked): readonly string[] {
  const vitals = session.preparation.vitalsBefore;
  if (!vitals) return ['vitals before the session are not entered'];
  if (!isOfToday(scene, vitals.at)) return [`vitals before the session were taken at ${vitals.at}${notToday}`];
  const over = vitalsOverThreshold(scene.protocol, vitals);
  return over.length > 0 ? over : overSinceClearance(scene, session);
}

/** Nobody has judged a reading that came after the clinician's go, be it entered as of the session itself. */
function overSinceClearance(scene: Scene, session: Booked): readonly string[] {
  return vitalsSinceClearance(scene, session).flatMap((reading) =>
    vitalsOverThreshold(scene.protocol, reading).map((over) => `${over} at ${reading.at}, after the clinician's go`),
  );
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

function clinicianGo(scene: Scene, session: Booked): readonly string[] {
  const clearance = clearanceOf(scene, session);
  return clearance === 'given' ? [] : [`the clinician's go (ClearSession) ${whyNoGo[clearance]}`];
}

const whyNoGo = {
  missing: 'is missing',
  ofAnotherDay: 'is of another date than the start',
  overtaken: 'is older than the answers or vitals',
} as const;
