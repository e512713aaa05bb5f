import type { Insertable, Selectable } from 'kysely';
import type { LedgerRow } from '../../domain/course/surroundings';
import type { ClinicId } from '../../domain/ids';
import type { Transaction } from '../database/database';
import type { Tables } from '../database/tables';

export type StoredLedgerRow = Selectable<Tables['ledger']>;
export type NewLedgerRow = Insertable<Tables['ledger']>;

export function ledgerRowSeenFrom(clinic: ClinicId, row: StoredLedgerRow): LedgerRow {
  return {
    course: row.courseId,
    session: row.session,
    kind: row.kind,
    startsAt: row.startsAt,
    demand: row.demand,
    overridden: row.overridden,
    sameClinic: row.clinic === clinic,
  };
}

/** Says whether the row was taken; it is not where it breaks the hard floor of another. Waits for transactions under way. */
export async function insertIfFree(tx: Transaction, row: NewLedgerRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledger')
    .values(row)
    .onConflict((taken) => taken.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
