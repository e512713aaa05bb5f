import { plusMinutes, type Instant } from '../../time/instant';
import { aheadMinutes } from '../ahead-minutes';
import type { AdoptedFact } from '../commands';
import type { ImpossibleField } from '../refusal';

/** What an adoption says of itself beside the one fact that is looked at. */
export interface Adoption {
  readonly asOf: Instant;
  readonly facts: readonly AdoptedFact[];
}

/** Maintenance may last for years; what is older is more likely a slip of the hand. */
const oldestYears = 20;

/** What cannot be so of one fact of an adoption, whatever its kind: its instant, or a session that nothing else tells of. */
export function impossibleInAdopted(fact: AdoptedFact, { asOf, facts }: Adoption): readonly ImpossibleField[] {
  return [...impossibleAt(fact, asOf), ...impossibleSession(fact, facts)];
}

/** A booking may have been made at any time before its visit, so only its age is looked at. */
function impossibleAt({ type, at }: AdoptedFact, asOf: Instant): readonly ImpossibleField[] {
  const complain = (expected: string): readonly ImpossibleField[] => [{ field: 'at', value: at, expected }];
  if (type !== 'ReportBooking' && at > plusMinutes(asOf, aheadMinutes)) {
    return complain(`an instant not after asOf, ${asOf}; what came later is told to the adopted course`);
  }
  const oldest = plusMinutes(asOf, -oldestYears * 366 * 24 * 60);
  return at < oldest ? complain(`an instant from ${oldest}, ${oldestYears} years before asOf`) : [];
}

function impossibleSession(fact: AdoptedFact, facts: readonly AdoptedFact[]): readonly ImpossibleField[] {
  if (fact.type !== 'DischargeSession' && fact.type !== 'CreditAbortedSession') return [];
  const held = facts.flatMap((one) => (one.type === 'ReportDose' || one.type === 'AbortSession' ? [one.session] : []));
  if (held.includes(fact.session)) return [];
  const expected = 'a session that a ReportDose or AbortSession among these facts tells of';
  return [{ field: 'session', value: fact.session, expected }];
}
