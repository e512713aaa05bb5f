import { lastInstantOf, dateOf } from '../../time/dates-in-zone';
import { laterOf, plusMinutes } from '../../time/instant';
import type { Finding } from '../state/course';
import { done, doneIf, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

const hoursToClose = 4;

/**
 * What a finding makes people owe. A crisis: contact within the protocol's minutes from the finding, its ladder climbing
 * at once, day or night; any finding: a clinician's closing by the end of that local day or four hours later (R23).
 */
export function owedForSafety(scene: Scene): readonly Owed[] {
  return [...scene.course.findings.values()].flatMap((finding) => {
    const follow = followed(scene, finding);
    return finding.severity === 'crisis' ? [contacted(scene, finding), follow] : [follow];
  });
}

function contacted(scene: Scene, finding: Finding): Owed {
  const { raisedAt, id, status } = finding;
  const key = obligationKey('contactPatient', id);
  const reached = scene.course.obligations.get(key)?.reached ?? false;
  return {
    key,
    kind: 'contactPatient',
    opensAt: raisedAt,
    dueAt: dueAfter(scene, 'contactPatient', raisedAt),
    climbsFrom: raisedAt,
    finding: id,
    standing: doneIf(reached || status === 'closed'),
  };
}

function followed(scene: Scene, { raisedAt, id, status }: Finding): Owed {
  const endOfDay = lastInstantOf(dateOf(raisedAt, scene.zone), scene.zone);
  return {
    key: obligationKey('followFinding', id),
    kind: 'followFinding',
    opensAt: raisedAt,
    dueAt: laterOf(endOfDay, plusMinutes(raisedAt, hoursToClose * 60)),
    finding: id,
    standing: status === 'closed' ? done() : stillOpen,
  };
}
