import { join } from 'node:path';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';
import { replaceDurably } from '../durable-file';
import { readIfThere } from '../read-if-there';

/** The clinic files that were last known to be good, on this machine's own disk: whom to page when the database is away. */
export interface LastGoodClinics {
  /** Writes only what differs from what is kept. */
  keep(file: ClinicFile): Promise<void>;
  read(id: ClinicId): Promise<ClinicFile | null>;
}

/** Keeps them under `<home>/last-good/clinics`, readable by their owner alone. */
export function lastGoodClinics(home: string): LastGoodClinics {
  const kept = new Map<ClinicId, string>();
  const pathOf = (id: ClinicId): string => join(home, 'last-good', 'clinics', `${encodeURIComponent(id)}.json`);
  return {
    async keep(file) {
      const text = JSON.stringify(file);
      if (kept.get(file.id) === text) return;
      await replaceDurably(pathOf(file.id), text);
      kept.set(file.id, text);
    },
    async read(id) {
      const text = await readIfThere(pathOf(id));
      return text === null ? null : (JSON.parse(text) as ClinicFile);
    },
  };
}
