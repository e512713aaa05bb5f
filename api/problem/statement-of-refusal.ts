import type { GateReason, Refusal } from '../../domain/course/refusal';
import type { BookingEvaluation } from '../../domain/spacing/evaluation';
import type { ProblemStatement } from './problem';

type RefusalOf<Type extends Refusal['type']> = Extract<Refusal, { readonly type: Type }>;

interface RefusalWords<Type extends Refusal['type']> {
  readonly status: 403 | 409 | 422;
  readonly title: string;
  readonly detail: (refusal: RefusalOf<Type>) => string;
  /** Members of the problem that programs look for first. */
  readonly members?: (refusal: RefusalOf<Type>) => Readonly<Record<string, unknown>>;
}

const list = (names: readonly string[]) => names.join(', ');

const conflict = <Type extends Refusal['type']>(
  title: string,
  detail: (refusal: RefusalOf<Type>) => string,
): RefusalWords<Type> => ({ status: 409, title, detail });

/** What each refusal says to whoever sent the command. */
const words: { readonly [Type in Refusal['type']]: RefusalWords<Type> } = {
  TooEarly: {
    ...conflict('The session would be too early', ({ evaluation }) => tooEarly(evaluation)),
    members: ({ evaluation }) => ({
      earliest: evaluation.earliest,
      absoluteEarliest: evaluation.absoluteEarliest,
      rule: evaluation.rule,
      inTheWay: evaluation.inTheWay,
    }),
  },
  SeriesFull: conflict(
    'The series has all its sessions',
    ({ series }) => `Series "${series}" allows no further session.`,
  ),
  LedgerUnavailable: conflict(
    'Spacing could not be checked',
    ({ reason }) => `Nothing is booked, since the ledger could not be asked (${reason}). Book again with a new key.`,
  ),
  CourseNotOpened: conflict('The course has not been opened', () => 'Open it first, with POST /courses.'),
  CourseAlreadyOpened: conflict('The course is open already', () => 'Open another one under a new Idempotency-Key.'),
  CourseClosed: conflict(
    'The course is closed',
    ({ closedAt }) => `It was closed at ${closedAt}. ReopenCourse takes it up again; facts are still taken.`,
  ),
  CourseNotClosed: conflict('The course is not closed', () => 'Only a closed course can be reopened.'),
  CoursePaused: conflict('The course is paused', () => 'ResumeCourse takes it up again.'),
  NotInPhase: conflict(
    'The course is in another phase',
    ({ phase, needed }) => `It is in ${phase}; this needs ${list(needed)}.`,
  ),
  RoleNotAllowed: {
    status: 403,
    title: 'This role may not send this command',
    detail: ({ needed }) => `It is for: ${list(needed)}.`,
  },
  NotReady: conflict('The session is not ready to start', ({ reasons }) => gates(reasons)),
  StartsInThePast: conflict(
    'The session would start in the past',
    ({ startsAt, now }) =>
      `It would start at ${startsAt}, and now is ${now}. Report what has happened as a fact instead.`,
  ),
  BookingPending: conflict(
    'Another booking is being settled',
    ({ session }) => `Session ${session} waits for the ledger; it is settled within ten seconds.`,
  ),
  ReasonNeeded: conflict('A reason is needed', ({ why }) => `${why}. Send it in the field "reason".`),
  SessionUnknown: conflict('There is no such session', ({ session }) => `The course has no session "${session}".`),
  SessionNotInState: conflict(
    'The session is in another state',
    ({ session, status, needed }) => `Session ${session} is ${status}; this needs it ${list(needed)}.`,
  ),
  ObligationUnknown: conflict(
    'There is no such obligation',
    ({ obligation }) => `The course has no obligation "${obligation}".`,
  ),
  ObligationEnded: conflict(
    'The obligation has ended',
    ({ obligation, status }) => `Obligation ${obligation} is ${status}.`,
  ),
  ObligationEndsOtherwise: conflict(
    'The obligation ends in another way',
    ({ obligation, by }) => `Obligation ${obligation} ends by ${by}.`,
  ),
  HoldUnknown: conflict('There is no such hold', ({ hold }) => `The course has no open hold "${hold}".`),
  FindingUnknown: conflict('There is no such finding', ({ finding }) => `The course has no open finding "${finding}".`),
  EntryNotVoidable: conflict('The entry cannot be voided', ({ seq, why }) => `Entry ${seq}: ${why}.`),
  Impossible: {
    ...conflict(
      'What was sent is impossible',
      ({ field, value, expected }) => `${field} is "${value}"; expected ${expected}.`,
    ),
    members: ({ field, value, expected }) => ({
      errors: [{ field, value, message: 'is impossible', wayOut: `expected ${expected}` }],
    }),
  },
  IdempotencyKeyReused: {
    status: 422,
    title: 'The Idempotency-Key was used for another body',
    detail: () => 'Send the first body again, or this one under a new key.',
  },
};

/** A refusal as a problem of its own type, with the whole refusal in it. */
export function statementOfRefusal(refusal: Refusal): ProblemStatement {
  // The table holds, under each type, words for that type: more than an index by a union can say.
  const { status, title, detail, members } = words[refusal.type] as RefusalWords<Refusal['type']>;
  return {
    name: refusal.type,
    status,
    title,
    detail: detail(refusal),
    members: { ...members?.(refusal), refusal },
  };
}

function tooEarly({ earliest, absoluteEarliest, rule }: BookingEvaluation): string {
  const allowed = earliest === null ? 'No instant is allowed now' : `The earliest allowed start is ${earliest}`;
  const grace = absoluteEarliest === null ? '' : `, or ${absoluteEarliest} within grace and with a reason`;
  return `${allowed}${grace} (${rule}).`;
}

function gates(reasons: readonly GateReason[]): string {
  return reasons.map(({ gate, because }) => `${gate}: ${because}.`).join(' ');
}
