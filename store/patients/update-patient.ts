import type { PatientId } from '../../domain/ids';
import type { Database } from '../database/database';
import { StatementFailed } from '../statement-failed';
import { putClinicsOf } from './clinics-of-patients';
import { patientById } from './patient-by-id';
import { patientRow } from './patient-row';
import type { PatientChanges } from './patients';

const uniqueViolation = '23505';

/** See `Patients.update`. */
export async function updatePatient(
  db: Database,
  id: PatientId,
  changes: PatientChanges,
): Promise<'updated' | 'unknown' | 'externalIdTaken'> {
  try {
    return await db.transaction().execute(async (tx) => {
      // Two changes of one patient at once: the later one sees the earlier.
      await tx.selectFrom('patients').select('id').where('id', '=', id).forUpdate().execute();
      const before = await patientById(tx, id);
      if (before === null) return 'unknown';
      const consent = { ...before.consent, ...changes.consent };
      const optedOut = { ...before.optedOut, ...changes.optedOut };
      const after = { ...before, ...changes, consent, optedOut };
      const { id: _id, ...columns } = patientRow(after);
      await tx.updateTable('patients').set(columns).where('id', '=', id).execute();
      await putClinicsOf(tx, id, after.clinics);
      return 'updated';
    });
  } catch (error) {
    if (error instanceof StatementFailed && error.sqlState === uniqueViolation) return 'externalIdTaken';
    throw error;
  }
}
