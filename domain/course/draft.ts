import type { EffectKey } from '../ids';
import type { Instant } from '../time/instant';
import type { Actor } from './actor';
import type { Change } from './change';
import type { Effect } from './effects';
import type { Cause, Log, LogEntry, Stamps } from './log';
import type { Course } from './state/course';
import { courseOf } from './state/course-of';

/** A decision while it is being made: the course as it would stand, and the effects asked for so far. */
export interface Draft {
  readonly course: Course;
  readonly made: Log;
  readonly effects: readonly Effect[];
}

/** What every entry of one decision shares. */
export interface DraftSeal {
  readonly now: Instant;
  readonly actor: Actor;
  readonly cause: Cause;
  readonly stamps: Stamps;
}

export function draftOn(course: Course): Draft {
  return { course, made: [], effects: [] };
}

/** Gives the changes their place in the log and folds the course anew. */
export function withChanges(draft: Draft, changes: readonly Change[], seal: DraftSeal): Draft {
  if (changes.length === 0) return draft;
  const { identity } = draft.course;
  const firstSeq = (draft.course.log.at(-1)?.seq ?? 0) + 1;
  let shared: EffectKey | null = null;
  const keyed = changes.map((change, index) => {
    const seq = firstSeq + index;
    const own = `${identity.courseId}:${seq}:0` as EffectKey;
    if (change.effect) shared = own;
    return { change, seq, key: change.sharesEffect ? (shared ?? own) : own };
  });
  let inForce = draft.course.stamps;
  const entries = keyed.map(({ change, seq, key }) => {
    const entry = sealed(change, seq, key, seal, inForce);
    inForce = seal.stamps;
    return entry;
  });
  const effects = keyed.flatMap(({ change, key }) => (change.effect ? [change.effect(key)] : []));
  return {
    course: courseOf(identity, [...draft.course.log, ...entries]),
    made: [...draft.made, ...entries],
    effects: [...draft.effects, ...effects],
  };
}

function sealed(change: Change, seq: number, key: EffectKey, seal: DraftSeal, inForce: Stamps): LogEntry {
  const { protocolDigest, surroundingsDigest, engineBuild } = seal.stamps;
  return {
    seq,
    event: change.event(key),
    effectiveAt: change.effectiveAt ?? seal.now,
    recordedAt: seal.now,
    actor: change.actor ?? seal.actor,
    cause: change.rule === undefined ? seal.cause : { ...seal.cause, rule: change.rule },
    ...(change.fact ? { fact: change.fact } : {}),
    ...(protocolDigest === inForce.protocolDigest ? {} : { protocolDigest }),
    ...(surroundingsDigest === inForce.surroundingsDigest ? {} : { surroundingsDigest }),
    ...(engineBuild === inForce.engineBuild ? {} : { engineBuild }),
  };
}
