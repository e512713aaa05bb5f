import { createHash } from 'node:crypto';
import type { ClinicFile } from '../../domain/clinic/clinic-file';

/** SHA-256 in hexadecimal; the order in which the file names its members does not matter. */
export function clinicFileDigest(file: ClinicFile): string {
  return createHash('sha256').update(JSON.stringify(file, inOrder)).digest('hex');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
