import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';

export interface StoredClinic {
  readonly file: ClinicFile;
  /** SHA-256 of the file's canonical JSON. */
  readonly digest: string;
}

export interface Clinics {
  /** Makes this the clinic's file; earlier ones are kept under their digest. `changed` is false when it already was. */
  put(file: ClinicFile): Promise<{ readonly digest: string; readonly changed: boolean }>;
  get(id: ClinicId): Promise<StoredClinic | null>;
  list(): Promise<readonly StoredClinic[]>;
}
