import type { Database } from '../database/database';
import { ledgerRowSeenFrom } from './ledger-row';
import { reserve } from './reserve';
import type { Ledger } from './ledger';

export function ledgerIn(db: Database): Ledger {
  return {
    async viewOf(realm, patient, clinic) {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where('realm', '=', realm)
        .where('patient', '=', patient)
        .orderBy('startsAt')
        .orderBy('courseId')
        .orderBy('session')
        .execute();
      return { rows: rows.map((row) => ledgerRowSeenFrom(clinic, row)) };
    },
    reserve: (identity, effect, evaluate) => reserve(db, identity, effect, evaluate),
  };
}
