import type { ObligationKind } from '../../course/obligation-events';
import { nominalMinutes, spanInWords } from '../../time/nominal-minutes';
import type { ObligationRule, Protocol } from '../schema';
import { kindsOfDrift } from './check-drift';
import { error, warning, when } from './finding';
import type { ProtocolFinding } from './finding';

/** How each kind is timed: by its `dueAfter` from opening, or by something else. */
const kinds = {
  submitScreening: 'opening',
  decideScreening: 'opening',
  signConsent: 'opening',
  supply: 'opening',
  bookSession: 'opening',
  returnMeasure: 'elsewhere',
  confirmMonitor: 'elsewhere',
  attendSession: 'elsewhere',
  dischargeSession: 'elsewhere',
  checkIn: 'elsewhere',
  callAfterSession: 'opening',
  consult: 'opening',
  integrationCheckIn: 'elsewhere',
  reassess: 'opening',
  decideBooster: 'elsewhere',
  repeatMeasure: 'elsewhere',
  decideBoosterEarly: 'opening',
  followFinding: 'elsewhere',
  contactPatient: 'opening',
  contactAfterNoShow: 'opening',
  welfareCheck: 'opening',
  reviewHold: 'opening',
  reviewPause: 'opening',
  settleWithdrawal: 'opening',
  settleBrokenBooking: 'opening',
  tellOfCorrection: 'opening',
  reachByOtherMeans: 'opening',
  decideOverdue: 'opening',
  lapseCheckIn: 'opening',
  reviewCourse: 'opening',
} as const satisfies Record<ObligationKind, 'opening' | 'elsewhere'>;

/** The longest a patient in a crisis may wait to be reached (R23). */
const contactWithinMinutes = 60;

/** Obligations nobody has timed, reminders that come too late, ladders that are not there. */
export function checkObligations({
  obligations,
  ladders,
}: Pick<Protocol, 'obligations' | 'ladders'>): readonly ProtocolFinding[] {
  const needed = Object.keys(kinds).filter((kind) => !kindsOfDrift.includes(kind));
  const untimed = needed.filter((kind) => obligations[kind] === undefined);
  return [
    ...untimed.map((kind) => error(['obligations'], `has no rule for "${kind}"`)),
    ...Object.entries(obligations).flatMap(([kind, rule]) => [
      ...when(!isKind(kind), () => error(['obligations', kind], 'is no kind of obligation')),
      ...when(ladders[rule.ladder] === undefined, () =>
        error(['obligations', kind, 'ladder'], `"${rule.ladder}" is none of this file's ladders`),
      ),
      ...(isKind(kind) ? reminderFindings(kind, rule) : []),
    ]),
    ...crisisFindings(obligations['contactPatient'], ladders),
  ];
}

function isKind(text: string): text is ObligationKind {
  return Object.hasOwn(kinds, text);
}

function reminderFindings(kind: ObligationKind, rule: ObligationRule): readonly ProtocolFinding[] {
  const { owner, dueAfter, remindBefore, remindAfterOpening = [] } = rule;
  const path = ['obligations', kind];
  if (owner !== 'patient') {
    return when(remindBefore.length + remindAfterOpening.length > 0, () =>
      warning([...path, 'owner'], `is ${owner}: only patients are reminded, people on duty are told by the ladder`),
    );
  }
  if (kinds[kind] !== 'opening') return [];
  const outside = (span: ObligationRule['dueAfter']) => nominalMinutes(span) >= nominalMinutes(dueAfter);
  return [
    ...remindAfterOpening.flatMap((span, index) =>
      when(outside(span), () =>
        error(
          [...path, 'remindAfterOpening', index],
          `reminds after ${spanInWords(span)}, when it has been due since ${spanInWords(dueAfter)}`,
        ),
      ),
    ),
    ...remindBefore.flatMap((span, index) =>
      when(outside(span), () =>
        warning(
          [...path, 'remindBefore', index],
          `reminds ${spanInWords(span)} before it is due, which is before it opens`,
        ),
      ),
    ),
  ];
}

/** A protocol may be stricter in a crisis, never laxer (R21, R23). */
function crisisFindings(rule: ObligationRule | undefined, ladders: Protocol['ladders']): readonly ProtocolFinding[] {
  if (rule === undefined) return [];
  const path = ['obligations', 'contactPatient'];
  return [
    ...when(nominalMinutes(rule.dueAfter) > contactWithinMinutes, () =>
      error(
        [...path, 'dueAfter'],
        `is ${spanInWords(rule.dueAfter)}: a patient in a crisis is reached within the hour`,
      ),
    ),
    ...when(ladders[rule.ladder]?.safety === false, () =>
      error([...path, 'ladder'], `"${rule.ladder}" waits for opening hours: a crisis needs a ladder with safety: true`),
    ),
  ];
}
