import { laterOf, type Instant } from '../../time/instant';
import { upperBound } from '../../time/bounds';
import { subtractSpan } from '../../time/add-span';
import type { Screening } from '../state/clinical';
import { consentAsNeeded } from '../state/consent';
import { isDosingPhase } from '../state/rounds';
import { doneIf, obligationKey, type Owed } from './owed';
import { dueAfter, ruleFor } from './rule-for';
import type { Scene } from './scene';

/** What a patient is admitted with: answered screening, a clinician's decision, signed consent, order and kit. */
export function owedForAdmission(scene: Scene): readonly Owed[] {
  return [...screening(scene), ...consent(scene), ...supplies(scene)];
}

function screening(scene: Scene): readonly Owed[] {
  const { course, phase } = scene;
  const openedAt = course.opening?.at;
  if (!openedAt) return [];
  const { decisions } = course.clinical.screening;
  const askedAgain = decisions.filter(({ decision }) => decision === 'moreInformation');
  const asked = [{ from: openedAt, after: '' }, ...askedAgain.map(({ at }) => ({ from: at, after: at }))];
  const owed = asked.flatMap(({ from, after }, index): Owed[] => {
    const submitted = completedIn(scene, after);
    const decided = decisions.find(({ at }) => at > after);
    const submission: Owed = {
      key: obligationKey('submitScreening', index),
      kind: 'submitScreening',
      opensAt: from,
      dueAt: dueAfter(scene, 'submitScreening', from),
      standing: doneIf(submitted !== null || decided !== undefined),
    };
    if (!submitted) return [submission];
    const decision: Owed = {
      key: obligationKey('decideScreening', index),
      kind: 'decideScreening',
      opensAt: submitted.at,
      dueAt: dueAfter(scene, 'decideScreening', submitted.at),
      standing: doneIf(decided !== undefined),
    };
    return [submission, decision];
  });
  return isDosingPhase(phase) ? [...owed, ...rescreening(scene)] : owed;
}

/** The submission with which every question of the protocol was answered, counting from an instant; null before it. */
function completedIn({ course, protocol }: Scene, after: string): Screening['submissions'][number] | null {
  const missing = new Set(protocol.screening.questions.map(({ id }) => id));
  for (const submission of course.clinical.screening.submissions) {
    if (submission.at <= after) continue;
    Object.keys(submission.answers).forEach((id) => missing.delete(id));
    if (missing.size === 0) return submission;
  }
  return null;
}

/** Screening goes out of date while doses are still to come: it is answered and decided again. */
function rescreening(scene: Scene): readonly Owed[] {
  const { course, protocol, zone } = scene;
  const approved = course.clinical.screening.decisions.filter(({ decision }) => decision === 'approved');
  return approved.flatMap(({ at }): Owed[] => {
    const expiresAt = upperBound(at, protocol.screening.validFor.span, zone);
    const opensAt = laterOf(at, subtractSpan(expiresAt, ruleFor(protocol, 'submitScreening').dueAfter, zone));
    const redecided = approved.some((later) => later.at > at);
    return [
      {
        key: obligationKey('decideScreening', 'again', at),
        kind: 'decideScreening',
        opensAt,
        dueAt: expiresAt,
        standing: doneIf(redecided),
      },
    ];
  });
}

function consent(scene: Scene): readonly Owed[] {
  const { course, protocol, zone, phase } = scene;
  const approvedAt = course.clinical.screening.decisions.findLast(({ decision }) => decision === 'approved')?.at;
  const { signedAt, withdrawnAt } = consentAsNeeded(course.clinical.consent, protocol);
  if (!approvedAt || withdrawnAt) return [];
  const first: Owed = {
    key: obligationKey('signConsent', 'first'),
    kind: 'signConsent',
    opensAt: approvedAt,
    dueAt: dueAfter(scene, 'signConsent', approvedAt),
    standing: doneIf(signedAt !== null),
  };
  if (!signedAt) return [first];
  if (!isDosingPhase(phase)) return [first];
  const expiresAt = upperBound(signedAt, protocol.consent.validFor.span, zone);
  const opensAt = laterOf(signedAt, subtractSpan(expiresAt, ruleFor(protocol, 'signConsent').dueAfter, zone));
  const renewal: Owed = {
    key: obligationKey('signConsent', 'again', signedAt),
    kind: 'signConsent',
    opensAt,
    dueAt: expiresAt,
    standing: { type: 'open' },
  };
  return [first, renewal];
}

function supplies(scene: Scene): readonly Owed[] {
  const { course, protocol, phase, round } = scene;
  const { signedAt } = consentAsNeeded(course.clinical.consent, protocol);
  if (!signedAt || !round || !isDosingPhase(phase)) return [];
  const from: Instant = round.since ?? signedAt;
  return protocol.supplies.map(({ id }): Owed => ({
    key: obligationKey('supply', id, round.index),
    kind: 'supply',
    opensAt: from,
    dueAt: dueAfter(scene, 'supply', from),
    standing: doneIf(suppliesAtHand(scene).has(id)),
  }));
}

/** The supplies that have been delivered for the current round. */
export function suppliesAtHand({ course, round }: Scene): ReadonlySet<string> {
  const since = round?.since ?? null;
  const told = course.clinical.supplies.filter(({ at }) => since === null || at >= since);
  const last = new Map(told.map(({ supply, state }) => [supply, state]));
  return new Set([...last].flatMap(([supply, state]) => (state === 'delivered' ? [supply] : [])));
}
