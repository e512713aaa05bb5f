import type { ClinicId } from '../../domain/ids';
import type { Database } from '../database/database';
import type { StoredClinic } from './clinics';

/** The clinic's file as it is now; null where none was ever put. */
export async function clinicById(db: Database, id: ClinicId): Promise<StoredClinic | null> {
  const row = await db
    .selectFrom('clinics')
    .innerJoin('clinicFiles', (join) =>
      join.onRef('clinicFiles.clinic', '=', 'clinics.id').onRef('clinicFiles.digest', '=', 'clinics.digest'),
    )
    .select(['clinicFiles.file', 'clinicFiles.digest'])
    .where('clinics.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
