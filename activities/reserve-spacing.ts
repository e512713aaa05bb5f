import { admits } from '../domain/spacing/admits';
import { StoreUnavailable } from '../store';
import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';

/**
 * Holds a session's place in the patient's ledger, or says what stands in the way. Safe to repeat: the ledger answers the
 * same to the same effect key. While it is away nothing is held, and the course decides when to ask again.
 */
export function createReserveSpacing({
  store,
}: Pick<ActivityDependencies, 'store'>): CourseActivities['reserveSpacing'] {
  return async (identity, effect) => {
    try {
      return await store.ledger.reserve(identity, effect, (rows, { override, ...request }) =>
        admits(rows, { ...request, course: identity.courseId, overridden: override !== null }),
      );
    } catch (error) {
      if (error instanceof StoreUnavailable) return { type: 'failedTemporarily', reason: 'storeUnavailable' };
      throw error;
    }
  };
}
