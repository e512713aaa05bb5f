import { lowerBound, upperBound } from '../../time/bounds';
import { isDosingPhase, lastExposure, lastExposureAt } from '../state/rounds';
import { doneIf, notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

/** When doses stop or stay away: holds, pauses, hospital, withdrawn consent, an overdue session, a lapse. */
export function owedAtStandstill(scene: Scene): readonly Owed[] {
  return [...holds(scene), ...pause(scene), ...withdrawal(scene), ...absence(scene)];
}

function holds(scene: Scene): readonly Owed[] {
  const { holds: placed, findings } = scene.course;
  const ofPeople = [...placed.values()].filter(({ id }) => !findings.has(id.replace(/^hold:/, '') as never));
  return ofPeople.map(({ id, owner, placedAt, status }): Owed => ({
    key: obligationKey('reviewHold', id),
    kind: 'reviewHold',
    owner,
    opensAt: placedAt,
    dueAt: dueAfter(scene, 'reviewHold', placedAt),
    standing: doneIf(status === 'lifted'),
  }));
}

function pause(scene: Scene): readonly Owed[] {
  const { paused, clinical } = scene.course;
  const since = paused?.since ?? clinical.hospitalisedAt;
  if (!since) return [];
  return [
    {
      key: obligationKey('reviewPause', since),
      kind: 'reviewPause',
      opensAt: since,
      dueAt: dueAfter(scene, 'reviewPause', since),
      standing: stillOpen,
    },
  ];
}

function withdrawal(scene: Scene): readonly Owed[] {
  const { withdrawnAt } = scene.course.clinical.consent;
  if (!withdrawnAt) return [];
  return [
    {
      key: obligationKey('settleWithdrawal', withdrawnAt),
      kind: 'settleWithdrawal',
      opensAt: withdrawnAt,
      dueAt: dueAfter(scene, 'settleWithdrawal', withdrawnAt),
      standing: stillOpen,
    },
  ];
}

/** Past the maximum gap a clinician decides whether to go on, step back or stop (R14); a long lapse asks for a check-in (R17). */
function absence(scene: Scene): readonly Owed[] {
  const { course, round, zone, phase, protocol } = scene;
  const last = lastExposure(course);
  const lastAt = lastExposureAt(course);
  if (!last || !lastAt || !round || !isDosingPhase(phase)) return [];
  const overdueFrom = upperBound(lastAt, round.series.spacing.maximum.span, zone);
  const lapsedFrom = lowerBound(lastAt, protocol.lapse.after, zone);
  return [
    {
      key: obligationKey('decideOverdue', last.id),
      kind: 'decideOverdue',
      opensAt: overdueFrom,
      dueAt: dueAfter(scene, 'decideOverdue', overdueFrom),
      standing: round.endedAt ? notNeeded('the series has ended') : stillOpen,
    },
    {
      key: obligationKey('lapseCheckIn', last.id),
      kind: 'lapseCheckIn',
      opensAt: lapsedFrom,
      dueAt: dueAfter(scene, 'lapseCheckIn', lapsedFrom),
      standing: stillOpen,
    },
  ];
}
