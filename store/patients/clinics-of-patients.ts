import type { ClinicId, PatientId } from '../../domain/ids';
import type { Database, Transaction } from '../database/database';

/** By clinic id, for each of the patients. */
export async function clinicsOfPatients(
  db: Database,
  patients: readonly PatientId[],
): Promise<(patient: PatientId) => readonly ClinicId[]> {
  if (patients.length === 0) return () => [];
  const rows = await db
    .selectFrom('patientClinics')
    .selectAll()
    .where('patient', 'in', patients)
    .orderBy('clinic')
    .execute();
  return (patient) => rows.filter((row) => row.patient === patient).map(({ clinic }) => clinic);
}

export async function putClinicsOf(tx: Transaction, patient: PatientId, clinics: readonly ClinicId[]): Promise<void> {
  await tx.deleteFrom('patientClinics').where('patient', '=', patient).execute();
  const rows = [...new Set(clinics)].map((clinic) => ({ patient, clinic }));
  if (rows.length > 0) await tx.insertInto('patientClinics').values(rows).execute();
}
