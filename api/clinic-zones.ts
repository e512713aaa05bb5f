import type { ClinicId } from '../domain/ids';
import type { Store } from '../store';

/** In which zone each clinic's times are to be shown; UTC while its file is not loaded. */
export async function clinicZones(store: Store): Promise<(clinic: ClinicId) => string> {
  const clinics = await store.clinics.list();
  const zones = new Map(clinics.map(({ file }) => [file.id, file.zone]));
  return (clinic) => zones.get(clinic) ?? 'UTC';
}
