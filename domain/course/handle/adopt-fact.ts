import { said, type Change } from '../change';
import type { AdoptedFact, FactCommand } from '../commands';
import type { CourseEvent } from '../events';
import { impossible } from '../impossible';
import type { Scene } from '../owed';
import { alarmInRefused } from './alarm-in-refused';
import { takeFact } from './fact';
import { knownAlready, refused, type Handled } from './handled';
import { impossibleInAdopted, type Adoption } from './impossible-in-adopted';
import { impossibleInFact } from './impossible-in-fact';
import { knownFact } from './known-fact';

/** Takes in one fact or past decision of a course under way. Gates are bypassed, evaluation is not. */
export function adoptFact(scene: Scene, fact: AdoptedFact, adoption: Adoption): Handled {
  const decision = pastDecision(fact);
  const own = decision === null ? impossibleInFact(scene, fact as AdoptedFactCommand) : [];
  const further = impossibleInAdopted(fact, adoption).filter(({ field }) => !own.some((one) => one.field === field));
  const wrong = impossible([...own, ...further]);
  if (wrong) return refused(wrong, ...alarmInRefused(scene, fact));
  if (decision === null) return takeFact(scene, fact as AdoptedFactCommand);
  const known = knownFact(scene, decision, fact);
  if (known === 'known') return knownAlready;
  if (known !== 'new') return refused(known);
  const change: Change = said(decision, { effectiveAt: fact.at, fact: fact.fact });
  return { type: 'changes', changes: [change] };
}

type AdoptedFactCommand = Extract<AdoptedFact, FactCommand>;

function pastDecision(fact: AdoptedFact): CourseEvent | null {
  if (fact.type === 'DecideBooster') return { type: 'BoosterDecided', decision: fact.decision, reason: fact.reason };
  if (fact.type === 'EndTreatmentEarly') return { type: 'TreatmentEndedEarly', reason: fact.reason };
  if (fact.type === 'DischargeSession') return { type: 'SessionDischarged', session: fact.session };
  if (fact.type !== 'CreditAbortedSession') return null;
  return { type: 'AbortedSessionCredited', session: fact.session, reason: fact.reason };
}
