import { owedForAdmission } from './admission';
import { owedAfterSessions, owedCalls, owedCheckIns } from './after-session';
import { owedAfterwards } from './afterwards';
import { owedAfterNoShows } from './no-shows';
import { lastExposure } from '../state/rounds';
import { owedMeasures } from './measures';
import type { Owed } from './owed';
import { owedForRepair } from './repairs';
import { owedForSafety } from './safety';
import { owedForSessions } from './sessions';
import { owedAtStandstill } from './standstill';
import type { Scene } from './scene';

export { sceneOf } from './scene';
export type { Scene } from './scene';
export type { Owed } from './owed';

/** Kinds about one past moment: before a course under way was adopted, only those of its last session are still asked for. */
const momentary: readonly Owed['kind'][] = [
  'checkIn',
  'callAfterSession',
  'dischargeSession',
  'integrationCheckIn',
  'contactAfterNoShow',
  'decideOverdue',
];

/** Everything anybody owes in a course, told or not yet, ended or not. Pure: the same scene owes the same. */
export function owedBy(scene: Scene): readonly Owed[] {
  const { closed, adoptedAsOf, clinical } = scene.course;
  if (clinical.diedAt) return [];
  const always = [...owedForSafety(scene), ...owedForRepair(scene), ...owedCalls(scene)];
  // Closing stops dosing, never the follow-up of the dose before it.
  if (closed) return [...always, ...owedCheckIns(scene).filter(({ dueAt }) => dueAt > closed.at)];
  const owed = [
    ...always,
    ...owedForAdmission(scene),
    ...owedForSessions(scene),
    ...owedMeasures(scene),
    ...owedAfterSessions(scene),
    ...owedAfterNoShows(scene),
    ...owedAfterwards(scene),
    ...owedAtStandstill(scene),
  ];
  if (adoptedAsOf === null) return owed;
  const last = lastExposure(scene.course)?.id;
  return owed.filter(
    ({ kind, dueAt, session }) => dueAt >= adoptedAsOf || !momentary.includes(kind) || (last && session === last),
  );
}
