import type { PatientId } from '../../domain/ids';
import type { Database } from '../database/database';
import { clinicsOfPatients } from './clinics-of-patients';
import { patientFrom } from './patient-row';
import type { Patient } from './patients';

export async function patientById(db: Database, id: PatientId): Promise<Patient | null> {
  const row = await db.selectFrom('patients').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const clinicsOf = await clinicsOfPatients(db, [id]);
  return patientFrom(row, clinicsOf(id));
}
