import { lowerBound, upperBound } from '../../time/bounds';
import type { SessionId } from '../../ids';
import type { Instant } from '../../time/instant';
import { consentAsNeeded } from '../state/consent';
import { isDosingPhase, lastExposure, lastExposureAt, type Round } from '../state/rounds';
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
  const { withdrawnAt } = consentAsNeeded(scene.course.clinical.consent, scene.protocol);
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
  const { course, round, phase } = scene;
  const last = lastExposure(course);
  const lastAt = lastExposureAt(course);
  if (!last || !lastAt || !round || !isDosingPhase(phase)) return [];
  const startedInRound = round.since === null || lastAt >= round.since;
  return [...(startedInRound ? [overdue(scene, last.id, lastAt, round)] : []), lapsed(scene, last.id, lastAt)];
}

function overdue(scene: Scene, last: SessionId, lastAt: Instant, { series, endedAt }: Round): Owed {
  const from = upperBound(lastAt, series.spacing.maximum.span, scene.zone);
  return {
    key: obligationKey('decideOverdue', last),
    kind: 'decideOverdue',
    opensAt: from,
    dueAt: dueAfter(scene, 'decideOverdue', from),
    standing: endedAt ? notNeeded('the series has ended') : stillOpen,
  };
}

function lapsed(scene: Scene, last: SessionId, lastAt: Instant): Owed {
  const from = lowerBound(lastAt, scene.protocol.lapse.after, scene.zone);
  return {
    key: obligationKey('lapseCheckIn', last),
    kind: 'lapseCheckIn',
    opensAt: from,
    dueAt: dueAfter(scene, 'lapseCheckIn', from),
    standing: stillOpen,
  };
}
