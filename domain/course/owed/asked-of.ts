import type { MeasureRule } from '../../protocol/schema';
import type { Owed } from './owed';
import type { Scene } from './scene';

/** What every asking for a form has: a rating scale is the clinician's, a questionnaire whose the protocol's rule says. */
export function askedOf({ protocol }: Scene, { instrument }: MeasureRule): Pick<Owed, 'kind' | 'owner'> {
  const isRated = protocol.instruments[instrument]?.completedBy === 'clinician';
  return isRated ? { kind: 'returnMeasure', owner: 'clinician' } : { kind: 'returnMeasure' };
}
