import type { Actor } from '../../domain/course/actor';
import type { EffectOutcome } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { ActorId, EffectKey } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

const engine: Actor = { kind: 'engine', id: 'engine' as ActorId, role: null };

/** The course's own alarm clock, at the instant that fell due. */
export function wakeLetter(dueAt: Instant): Delivery {
  return { letter: { type: 'Wake' }, cause: { kind: 'wake', id: dueAt }, actor: engine };
}

/** A run that begins without knowing what is due, or on another build. */
export function lookAgainLetter(startedAt: Instant): Delivery {
  return {
    letter: { type: 'LookAgain', because: 'engineBuild' },
    cause: { kind: 'wake', id: startedAt },
    actor: engine,
  };
}

export function effectSettledLetter(key: EffectKey, outcome: EffectOutcome): Delivery {
  return { letter: { type: 'EffectSettled', key, outcome }, cause: { kind: 'effect', id: key }, actor: engine };
}
