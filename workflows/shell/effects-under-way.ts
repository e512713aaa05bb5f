import type { Effect } from '../../domain/course/effects';
import type { EffectKey } from '../../domain/ids';
import type { EffectsUnderWay } from './run';

export function isNoEffectUnderWay({ waiting, inFlight }: EffectsUnderWay): boolean {
  return waiting.length === 0 && inFlight.length === 0;
}

/** What a step asks for, to be started; what is under way already is not started again. */
export function withEffects(under: EffectsUnderWay, effects: readonly Effect[]): EffectsUnderWay {
  const keys = new Set<EffectKey>([...under.inFlight, ...under.waiting.map(({ key }) => key)]);
  const fresh = effects.filter(({ key }) => !keys.has(key) && keys.add(key));
  return { ...under, waiting: [...under.waiting, ...fresh] };
}

export function effectsStarted({ waiting, inFlight }: EffectsUnderWay): EffectsUnderWay {
  return { waiting: [], inFlight: [...inFlight, ...waiting.map(({ key }) => key)] };
}

export function effectSettled(under: EffectsUnderWay, key: EffectKey): EffectsUnderWay {
  return { ...under, inFlight: under.inFlight.filter((other) => other !== key) };
}
