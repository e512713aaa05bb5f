import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import { FileInvalid, type FileProblem } from '../positioned-yaml';
import { parseClinicFile } from './parse-clinic-file';

/** Every `*.yaml` of the folder, in the order of their names; throws `FileInvalid` with the problems of all files. */
export async function loadClinicFiles(folder: string): Promise<readonly ClinicFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const problems: FileProblem[] = [];
  const fileOf = new Map<string, string>();
  const clinics: ClinicFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      const { clinic, idTaken } = parseClinicFile(await readFile(path, 'utf8'), path);
      const other = fileOf.get(clinic.id);
      if (other !== undefined) problems.push(idTaken(other));
      fileOf.set(clinic.id, path);
      clinics.push(clinic);
    } catch (error) {
      if (!(error instanceof FileInvalid)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new FileInvalid(problems);
  return clinics;
}
