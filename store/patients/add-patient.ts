import type { Database } from '../database/database';
import { putClinicsOf } from './clinics-of-patients';
import { patientRow } from './patient-row';
import type { Patient } from './patients';

/** See `Patients.add`. */
export async function addPatient(db: Database, patient: Patient): Promise<'added' | 'idTaken' | 'externalIdTaken'> {
  return db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('patients')
      .values(patientRow(patient))
      .onConflict((row) => row.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) {
      await putClinicsOf(tx, patient.id, patient.clinics);
      return 'added';
    }
    const same = await tx.selectFrom('patients').select('id').where('id', '=', patient.id).executeTakeFirst();
    return same ? 'idTaken' : 'externalIdTaken';
  });
}
