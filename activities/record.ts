import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';

/**
 * Writes decided entries into the permanent record. Safe to repeat: the store passes over entries that it already holds
 * with the same content. Rejects while the database is away, to be retried for as long as that lasts, and when the record
 * holds something else under an entry's number, which the store has then raised as an alert and an operator must settle.
 */
export function createRecord({ store }: Pick<ActivityDependencies, 'store'>): CourseActivities['record'] {
  return (input) => store.courses.record(input);
}
