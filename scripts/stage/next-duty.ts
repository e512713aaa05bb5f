import type { Actor } from '../../domain/course/actor';
import { commandRoles } from '../../domain/course/command-roles';
import type { Command, OpeningCommand } from '../../domain/course/commands';
import type { ObligationKind } from '../../domain/course/obligation-events';
import type { Course } from '../../domain/course/state/course';
import type { Obligation } from '../../domain/course/state/obligation';
import { currentRound, lastExposureAt } from '../../domain/course/state/rounds';
import type { Session } from '../../domain/course/state/session';
import type { ActorId, HoldId, SessionId } from '../../domain/ids';
import { itemRange } from '../../domain/measures/item-range';
import type { Protocol } from '../../domain/protocol/schema';
import { instantOfMs, laterOf, msOf, plusMinutes, type Instant } from '../../domain/time/instant';
import { nominalMinutes } from '../../domain/time/nominal-minutes';

type Sent = Exclude<Command, OpeningCommand>;
type Duty = { readonly at: Instant; readonly actor: Actor; readonly command: Sent };
type Answer = (obligation: Obligation, course: Course, at: Instant) => Sent;

const clinician: Actor = { kind: 'person', id: 'robin-okafor' as ActorId, role: 'clinician' };
/** Whatever patients and devices send comes through another system. */
const forms: Actor = { kind: 'integration', id: 'forms' as ActorId, role: 'integration' };

/** What is owed soonest in a course whose people do all that they owe, half-way to its due time; null when nothing is. */
export function nextDuty(course: Course, now: Instant): Duty | null {
  const duties = [...course.obligations.values()]
    .filter(({ status }) => status === 'open')
    .map((obligation): Duty => {
      const at = laterOf(now, whenDone(obligation, course));
      const command = answers[obligation.kind](obligation, course, at);
      return { at, command, actor: actorOf(command) };
    });
  return duties.reduce<Duty | null>((first, duty) => (first === null || duty.at < first.at ? duty : first), null);
}

function actorOf({ type }: Sent): Actor {
  const roles: readonly (string | null)[] = commandRoles[type];
  return type !== 'BookSession' && roles.includes(forms.role) ? forms : clinician;
}

/** A session is attended when it starts, a patient discharged when observation ends, and asked after the day after. */
function whenDone(obligation: Obligation, course: Course): Instant {
  const { kind, openedAt, dueAt } = obligation;
  if (kind === 'attendSession') return sessionOf(obligation, course).startsAt ?? dueAt;
  if (kind === 'dischargeSession')
    return sessionOf(obligation, course).status === 'started' ? plusMinutes(openedAt, 5) : plusMinutes(dueAt, 10);
  if (kind === 'checkIn') return dueAt;
  return instantOfMs((msOf(openedAt) + msOf(dueAt)) / 2);
}

const complete: Answer = ({ key }) => ({ type: 'CompleteObligation', obligation: key, note: null });

/** Every kind of thing owed has somebody who does it, so that any course comes to its end. */
const answers = {
  submitScreening: () => ({ type: 'SubmitScreening', answers: {} }),
  decideScreening: () => ({ type: 'DecideScreening', decision: 'approved', reason: 'suitable' }),
  signConsent: (_, course) => {
    const { form, version } = protocolOf(course).consent;
    return { type: 'SignConsent', form, version, language: 'en', signer: 'patient', method: 'electronic' };
  },
  supply: ({ key }) => ({ type: 'RecordSupply', supply: partOf(key, 1), state: 'delivered' }),
  bookSession: (_, course, at) => booking(course, at),
  returnMeasure: ({ key, session }, course) => measure(course, partOf(key, -1), session),
  confirmMonitor: (obligation) => ({ type: 'ConfirmMonitor', session: sessionIn(obligation), name: 'Sam Example' }),
  attendSession: (obligation, course) => nextBeforeDose(sessionOf(obligation, course)),
  dischargeSession: (obligation, course) => {
    const { id, status } = sessionOf(obligation, course);
    return status === 'started'
      ? { type: 'ReportDose', session: id, dose: null }
      : { type: 'DischargeSession', session: id };
  },
  checkIn: (obligation) => ({
    type: 'AnswerCheckIn',
    session: sessionIn(obligation),
    wellbeing: 'well',
    note: null,
  }),
  callAfterSession: complete,
  consult: complete,
  integrationCheckIn: ({ key }) => ({ type: 'AnswerIntegration', week: Number(partOf(key, 2)), note: null }),
  reassess: (obligation, course) => measure(course, notReturnedSince(obligation, course), null),
  decideBooster: () => ({ type: 'DecideBooster', decision: 'discharge', reason: 'well' }),
  followFinding: ({ finding }) => ({ type: 'CloseFinding', finding: finding!, assessment: 'seen, no present danger' }),
  contactPatient: ({ key }) => ({ type: 'RecordContact', obligation: key, outcome: 'reached', note: null }),
  contactAfterNoShow: complete,
  welfareCheck: complete,
  reviewHold: ({ key }) => ({ type: 'LiftHold', hold: key.replace(/^reviewHold:/, '') as HoldId, reason: 'reviewed' }),
  reviewPause: (_, { clinical }) =>
    clinical.hospitalisedAt === null
      ? { type: 'ResumeCourse', reason: 'reviewed' }
      : { type: 'ReportHospitalDischarge' },
  settleWithdrawal: () => ({ type: 'CloseCourse', outcome: 'discontinued', reason: 'consent was withdrawn' }),
  settleBrokenBooking: (obligation) => ({
    type: 'CancelBooking',
    session: sessionIn(obligation),
    reason: 'too close to the dose before',
  }),
  tellOfCorrection: complete,
  reachByOtherMeans: complete,
  decideOverdue: complete,
  lapseCheckIn: complete,
  /** Nothing else is owed: somebody has to say that it is over. */
  reviewCourse: () => ({ type: 'CloseCourse', outcome: 'completed', reason: 'nothing is left to do' }),
} as const satisfies Record<ObligationKind, Answer>;

/** On the first day on target at the same hour as the last one; the first in three days. Maintenance ends here. */
function booking(course: Course, at: Instant): Sent {
  const series = currentRound(course, protocolOf(course))?.series;
  if (!series || series.sessions.count === null) return { type: 'EndTreatmentEarly', reason: 'enough' };
  const last = lastExposureAt(course);
  const onTarget = last === null ? at : plusMinutes(last, nominalMinutes(series.spacing.targetFrom.span));
  const soonest = `${plusMinutes(at, 3 * 24 * 60).slice(0, 10)}T15:00:00.000Z` as Instant;
  const startsAt = laterOf(onTarget, soonest);
  return { type: 'BookSession', startsAt, reason: 'as agreed', override: false, replaces: null };
}

function measure(course: Course, instrument: string, session: SessionId | null): Sent {
  const form = protocolOf(course).instruments[instrument];
  if (form === undefined) throw new Error(`The protocol has no ${instrument}`);
  const alarming = new Set(form.triggers.map(({ item }) => item));
  const items = Array.from({ length: form.items }, (_, index) => {
    const { minimum } = itemRange(form, index + 1);
    return alarming.has(index + 1) ? minimum : minimum + 1;
  });
  return { type: 'RecordMeasure', instrument, items, session };
}

function notReturnedSince({ openedAt }: Obligation, course: Course): string {
  const returned = course.clinical.measures.filter(({ at }) => at >= openedAt).map(({ instrument }) => instrument);
  const names = protocolOf(course).measures.map(({ instrument }) => instrument);
  const missing = names.find((name) => !returned.includes(name)) ?? names[0];
  if (missing === undefined) throw new Error('The protocol asks for no form');
  return missing;
}

/** What a booked session still lacks before its dose, in the order of the day. */
function nextBeforeDose({ id: session, preparation }: Session): Sent {
  const { answers: given, vitalsBefore, clearedAt } = preparation;
  if (given === null) {
    return {
      type: 'AnswerPreSession',
      session,
      moodPhase: 'depressed',
      medicationChanged: false,
      pregnancy: 'notApplicable',
    };
  }
  if (vitalsBefore === null) {
    return { type: 'RecordVitals', session, moment: 'before', systolic: 121, diastolic: 78, heartRate: 68 };
  }
  return clearedAt === null ? { type: 'ClearSession', session } : { type: 'StartSession', session };
}

function sessionOf(obligation: Obligation, course: Course): Session {
  const session = course.clinical.sessions.find(({ id }) => id === obligation.session);
  if (!session) throw new Error(`${obligation.key} is about no session of its course`);
  return session;
}

function sessionIn({ key, session }: Obligation): SessionId {
  if (session === null) throw new Error(`${key} names no session`);
  return session;
}

function protocolOf({ opening }: Course): Protocol {
  if (!opening) throw new Error('The course is not opened');
  return opening.protocol;
}

function partOf(key: string, index: number): string {
  const part = key.split(':').at(index);
  if (part === undefined) throw new Error(`${key} has no part ${index}`);
  return part;
}
