import { impossibleFields } from '../../domain/course/impossible';
import type { GateReason, Refusal } from '../../domain/course/refusal';
import type { BookingEvaluation } from '../../domain/spacing/evaluation';
import { spaced } from './words';

type RefusalOf<Type extends Refusal['type']> = Extract<Refusal, { readonly type: Type }>;

/** Shows an instant as the reader wants it. */
type ShowInstant = (at: string) => string;

interface RefusalWords<Type extends Refusal['type']> {
  /** What stands in the way, whatever the details. */
  readonly title: string;
  /** The details, and the way out. */
  readonly detail: (refusal: RefusalOf<Type>, show: ShowInstant) => string;
}

const list = (names: readonly string[]) => names.join(', ');

const words: { readonly [Type in Refusal['type']]: RefusalWords<Type> } = {
  TooEarly: {
    title: 'The session would be too early',
    detail: ({ evaluation }, show) => tooEarly(evaluation, show),
  },
  SeriesFull: {
    title: 'The series has all its sessions',
    detail: ({ series }) => `Series "${series}" allows no further session.`,
  },
  LedgerUnavailable: {
    title: 'Spacing could not be checked',
    detail: ({ reason }) =>
      `Nothing is booked, since the ledger could not be asked (${spaced(reason)}). Book again with a new key.`,
  },
  CourseNotOpened: { title: 'The course has not been opened', detail: () => 'Open it first.' },
  CourseAlreadyOpened: { title: 'The course is open already', detail: () => 'Open another one under a new key.' },
  CourseUnderWay: {
    title: 'The patient is in a course of this protocol already',
    detail: (refusal) => underWay(refusal),
  },
  CourseClosed: {
    title: 'The course is closed',
    detail: ({ closedAt }, show) =>
      `It was closed ${show(closedAt)}. ReopenCourse takes it up again; facts are still taken.`,
  },
  CourseNotClosed: { title: 'The course is not closed', detail: () => 'Only a closed course can be reopened.' },
  CoursePaused: { title: 'The course is paused', detail: () => 'ResumeCourse takes it up again.' },
  NotInPhase: {
    title: 'The course is in another phase',
    detail: ({ phase, needed }) => `It is in ${phase}; this needs ${list(needed)}.`,
  },
  RoleNotAllowed: {
    title: 'This role may not send this command',
    detail: ({ needed }) => `It is for: ${list(needed)}.`,
  },
  NotReady: { title: 'The session is not ready to start', detail: ({ reasons }) => gates(reasons) },
  StillUnderObservation: {
    title: 'A patient is still under observation',
    detail: ({ session }) => `Session ${session} is not discharged. Discharge it with DischargeSession first.`,
  },
  StartsInThePast: {
    title: 'The session would start in the past',
    detail: ({ startsAt, now }, show) =>
      `It would start ${show(startsAt)}, and now it is ${show(now)}. Report what has happened as a fact instead.`,
  },
  BookingPending: {
    title: 'Another booking is being settled',
    detail: ({ session }) => `Session ${session} waits for the ledger; it is settled within ten seconds.`,
  },
  ReasonNeeded: { title: 'A reason is needed', detail: ({ why }) => `${spaced(why)}. Send it in the field "reason".` },
  SessionUnknown: {
    title: 'There is no such session',
    detail: ({ session }) => `The course has no session "${session}".`,
  },
  SessionNotInState: {
    title: 'The session is in another state',
    detail: ({ session, status, needed }) => `Session ${session} is ${status}; this needs it ${list(needed)}.`,
  },
  ObligationUnknown: {
    title: 'There is no such obligation',
    detail: ({ obligation }) => `The course has no obligation "${obligation}".`,
  },
  ObligationEnded: {
    title: 'The obligation has ended',
    detail: ({ obligation, status }) => `Obligation ${obligation} is ${spaced(status)}.`,
  },
  ObligationEndsOtherwise: {
    title: 'The obligation ends in another way',
    detail: ({ obligation, by }) => `Obligation ${obligation} ends by ${by}.`,
  },
  HoldUnknown: { title: 'There is no such hold', detail: ({ hold }) => `The course has no open hold "${hold}".` },
  FindingUnknown: {
    title: 'There is no such finding',
    detail: ({ finding }) => `The course has no open finding "${finding}".`,
  },
  EntryNotVoidable: {
    title: 'The entry cannot be voided',
    detail: ({ seq, why }) => `Entry ${seq}: ${spaced(why)}.`,
  },
  Impossible: {
    title: 'What was sent is impossible',
    detail: (refusal) => impossibleSentences(refusal),
  },
  FactIdReused: {
    title: 'The id of the fact stands for another fact',
    detail: ({ source, id, version, seq }) =>
      `${source} ${id} is known with other content, in entry ${seq} at version ${version}. To replace it, send ` +
      `"version" ${version + 1} or higher; for a fact of its own, send another id.`,
  },
  IdempotencyKeyReused: {
    title: 'The Idempotency-Key was used for another body',
    detail: () => 'Send the first body again, or this one under a new key.',
  },
};

export function refusalTitle(refusal: Refusal): string {
  return words[refusal.type].title;
}

/** Whole sentences; instants as `show` has them, ISO text unless told otherwise. */
export function refusalDetail(refusal: Refusal, show: ShowInstant = (at) => at): string {
  // The table holds, under each type, words for that type: more than an index by a union can say.
  const { detail } = words[refusal.type] as RefusalWords<Refusal['type']>;
  return detail(refusal, show);
}

function underWay({ protocol, course, phase }: RefusalOf<'CourseUnderWay'>): string {
  if (course === null) {
    return `Another clinic has the patient in a course of ${protocol}. That clinic closes its course first.`;
  }
  return (
    `Course ${course} of ${protocol} is open, in ${phase ?? 'no phase yet'}. Go on with that one; or close it with ` +
    'CloseCourse first, and name it in "follows" if the new one continues it.'
  );
}

function tooEarly({ earliest, absoluteEarliest, rule }: BookingEvaluation, show: ShowInstant): string {
  const allowed = earliest === null ? 'No start is allowed now' : `The earliest allowed start is ${show(earliest)}`;
  const grace = absoluteEarliest === null ? '' : `, or ${show(absoluteEarliest)} within grace and with a reason`;
  return `${allowed}${grace} (${rule}).`;
}

function impossibleSentences(refusal: RefusalOf<'Impossible'>): string {
  const { notNamed } = refusal;
  const named = impossibleFields(refusal).map(
    ({ field, value, expected }) => `${field} is "${value}"; expected ${expected}.`,
  );
  return [...named, ...(notNamed === undefined ? [] : [`So are ${notNamed} more fields.`])].join(' ');
}

function gates(reasons: readonly GateReason[]): string {
  return reasons.map(({ gate, because }) => `${spaced(gate)}: ${because}.`).join(' ');
}
