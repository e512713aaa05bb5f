import { addSpan } from '../../time/add-span';
import { doneIf, notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import { isReassessed } from './reassessed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

/** After the last session of a round: weekly integration check-ins, the reassessment and the booster decision (R16). */
export function owedAfterwards(scene: Scene): readonly Owed[] {
  const { round, reassessment, course } = scene;
  if (!round || !reassessment) return [];
  const { from, opensAt, closesAt } = reassessment;
  const weeks = Array.from({ length: scene.protocol.integration.weeks }, (_, index) => index + 1);
  const checkIns = weeks.map((week): Owed => {
    const answered = course.clinical.integrationWeeks.some((answer) => answer.week === week && answer.at >= from);
    return {
      key: obligationKey('integrationCheckIn', round.index, week),
      kind: 'integrationCheckIn',
      opensAt: addSpan(from, { days: Math.max(1, (week - 1) * 7) }, scene.zone),
      dueAt: addSpan(from, { weeks: week }, scene.zone),
      standing: answered || scene.phase === 'integration' ? doneIf(answered) : notNeeded('integration is over'),
    };
  });
  return [
    ...checkIns,
    {
      key: obligationKey('reassess', round.index),
      kind: 'reassess',
      opensAt,
      dueAt: dueAfter(scene, 'reassess', opensAt),
      standing: doneIf(isReassessed(scene, opensAt)),
    },
    {
      key: obligationKey('decideBooster', round.index),
      kind: 'decideBooster',
      opensAt: from,
      dueAt: closesAt,
      standing: stillOpen,
    },
  ];
}
