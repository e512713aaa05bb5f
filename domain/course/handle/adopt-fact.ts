import { said, type Change } from '../change';
import type { AdoptedFact } from '../commands';
import type { CourseEvent } from '../events';
import type { Scene } from '../owed';
import { isKnown, takeFact } from './fact';
import { knownAlready, type Handled } from './handled';

/** Takes in one fact or past decision of a course under way. Gates are bypassed, evaluation is not. */
export function adoptFact(scene: Scene, fact: AdoptedFact): Handled {
  const decision = pastDecision(fact);
  if (decision === null) return takeFact(scene, fact as Extract<AdoptedFact, Parameters<typeof takeFact>[1]>);
  if (isKnown(scene, fact)) return knownAlready;
  const change: Change = said(decision, { effectiveAt: fact.at, fact: fact.fact });
  return { type: 'changes', changes: [change] };
}

function pastDecision(fact: AdoptedFact): CourseEvent | null {
  if (fact.type === 'DecideBooster') return { type: 'BoosterDecided', decision: fact.decision, reason: fact.reason };
  if (fact.type === 'EndTreatmentEarly') return { type: 'TreatmentEndedEarly', reason: fact.reason };
  if (fact.type === 'DischargeSession') return { type: 'SessionDischarged', session: fact.session };
  if (fact.type !== 'CreditAbortedSession') return null;
  return { type: 'AbortedSessionCredited', session: fact.session, reason: fact.reason };
}
