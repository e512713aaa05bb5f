import type { EffectOutcome } from '../domain/course/effects';
import type { EffectKey } from '../domain/ids';
import type { ActivityDependencies } from './dependencies';
import { storeAnswer } from './store-answer';
import { isStoreFailure } from './store-failure';

/**
 * Keeps how a claimed effect ended, or gives the claim back when nothing has left the building, and hands the outcome on
 * to the course. A store that has failed meanwhile changes nothing of what happened: the course is told, and the claim
 * that stays open makes any repeat of this attempt say that it does not know.
 */
export async function conclude(
  { store, log }: Pick<ActivityDependencies, 'store' | 'log'>,
  key: EffectKey,
  outcome: EffectOutcome,
): Promise<EffectOutcome> {
  try {
    const kept = outcome.type === 'failedTemporarily' ? store.effects.release(key) : store.effects.settle(key, outcome);
    await storeAnswer(kept);
  } catch (error) {
    if (!isStoreFailure(error)) throw error;
    log.warn({ key, outcome: outcome.type, because: error.name }, 'The outcome of an effect was told but not kept');
  }
  return outcome;
}
