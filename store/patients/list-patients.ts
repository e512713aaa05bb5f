import type { Database } from '../database/database';
import { pageOf, placeIn } from '../page';
import type { Page } from '../page';
import { clinicsOfPatients } from './clinics-of-patients';
import { patientFrom } from './patient-row';
import type { Patient, PatientFilter } from './patients';

/** See `Patients.list`. */
export async function listPatients(db: Database, filter: PatientFilter): Promise<Page<Patient>> {
  const { clinic, externalId, cursor, limit } = filter;
  let query = db
    .selectFrom('patients')
    .selectAll()
    .orderBy('id')
    .limit(limit + 1);
  if (externalId !== undefined) query = query.where('externalId', '=', externalId);
  if (clinic !== undefined) {
    query = query.where('id', 'in', (inner) =>
      inner.selectFrom('patientClinics').select('patient').where('clinic', '=', clinic),
    );
  }
  if (cursor !== undefined) {
    const [id] = placeIn(cursor, 'string');
    query = query.where((where) => where(where.cast<string>('id', 'text'), '>', id));
  }
  const rows = await query.execute();
  const clinicsOf = await clinicsOfPatients(
    db,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows,
    limit,
    (row) => patientFrom(row, clinicsOf(row.id)),
    (row) => [row.id],
  );
}
