import type { Selectable } from 'kysely';
import type { CourseId } from '../../domain/ids';
import type { Transaction } from '../database/database';
import type { Tables } from '../database/tables';

/** A booking that was once held: what `reserve` wrote, for good. */
export type Reservation = Selectable<Tables['reservations']>;

/** In the order in which they were made. */
export async function reservationsOf(tx: Transaction, courseId: CourseId): Promise<readonly Reservation[]> {
  return tx.selectFrom('reservations').selectAll().where('courseId', '=', courseId).orderBy('position').execute();
}
