import { addSpan } from '../../time/add-span';
import { nextOpening } from '../../time/clinic-hours';
import { earlierOf, instantOfMs, msOf, type Instant } from '../../time/instant';
import { clinicFile } from '../moment';
import type { Scene } from '../owed';
import type { Obligation } from '../state/obligation';
import { nextHandOver } from './on-duty';

/** What the ladder of an open obligation does next, if nobody acts. */
export type Rung =
  | { readonly type: 'raise'; readonly at: Instant; readonly pass: number; readonly level: number }
  | { readonly type: 'expire'; readonly at: Instant };

/** Null for an obligation that has ended, and at the top of a ladder that was climbed often enough: it stays open there. */
export function nextRung(scene: Scene, obligation: Obligation): Rung | null {
  if (obligation.status !== 'open') return null;
  const { climb, ladder } = obligation;
  if (climb.acknowledgedUntil) return { type: 'expire', at: climb.acknowledgedUntil };
  if (climb.expiredAt) return { type: 'raise', at: climb.expiredAt, pass: climb.pass, level: climb.level };
  const climbing = nextLevel(scene, obligation) ?? nextPass(scene, obligation);
  const held = climbing && { ...climbing, at: ladder.safety ? climbing.at : heldToHours(scene, climbing.at) };
  if (!climb.tryAgainAt) return held;
  const tryAgainAt = ladder.safety ? climb.tryAgainAt : heldToHours(scene, climb.tryAgainAt);
  const again: Rung = { type: 'raise', at: tryAgainAt, pass: climb.pass, level: climb.level };
  return held && held.at <= again.at ? held : again;
}

function nextLevel(scene: Scene, { climb, ladder, climbsFrom }: Obligation): Extract<Rung, { type: 'raise' }> | null {
  const level = climb.level + 1;
  const rung = ladder.levels[level];
  if (!rung) return null;
  const planned = addSpan(climbsFrom, rung.after, scene.zone);
  const { pass } = climb;
  const before = ladder.levels[climb.level];
  if (climb.at === null || !before) return { type: 'raise', at: planned, pass, level };
  if (climb.skipped) return { type: 'raise', at: climb.at, pass, level };
  const distanceMs = msOf(planned) - msOf(addSpan(climbsFrom, before.after, scene.zone));
  return { type: 'raise', at: instantOfMs(msOf(climb.at) + distanceMs), pass, level };
}

/** A pass in which nobody was on duty is none: it waits for the next hand-over, and does not count. */
function nextPass(scene: Scene, { climb, ladder }: Obligation): Extract<Rung, { type: 'raise' }> | null {
  if (climb.at === null) return null;
  const again = addSpan(climb.at, ladder.repeatAfter, scene.zone);
  if (climb.passEmpty) {
    const clinic = clinicFile(scene.moment);
    const roles = ladder.levels.map(({ role }) => role);
    const handOver = clinic && nextHandOver(clinic, roles, climb.at);
    return { type: 'raise', at: handOver ? earlierOf(again, handOver) : again, pass: climb.pass, level: 0 };
  }
  return climb.pass < ladder.repeats ? { type: 'raise', at: again, pass: climb.pass + 1, level: 0 } : null;
}

function heldToHours({ moment }: Scene, at: Instant): Instant {
  const clinic = clinicFile(moment);
  return clinic ? nextOpening(clinic, at) : at;
}
