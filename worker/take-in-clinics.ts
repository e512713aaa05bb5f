import { existsSync } from 'node:fs';
import type { ClinicFile } from '../domain/clinic/clinic-file';
import type { Store } from '../store';
import { loadClinicFiles } from './clinic-files';
import type { LastGoodClinics } from './last-good';
import { tellOpenCourses, type LookAgainOptions } from './look-again';
import { FileInvalid } from './positioned-yaml';

export interface TakeInClinicsOptions extends LookAgainOptions {
  readonly clinics: Pick<Store['clinics'], 'put' | 'list'>;
  readonly lastGood: LastGoodClinics;
}

/**
 * Makes the clinics' files of a folder the current ones, keeps every clinic's file on this machine, and tells the courses
 * of a clinic whose file changed. A folder that is not there changes nothing, and neither does one with a bad file: the
 * worker goes on with what is known to be good.
 */
export async function takeInClinics(folder: string, options: TakeInClinicsOptions): Promise<void> {
  const { clinics, lastGood } = options;
  const changed: { readonly file: ClinicFile; readonly digest: string }[] = [];
  for (const file of await readFolder(folder, options)) {
    const put = await clinics.put(file);
    if (put.changed) changed.push({ file, digest: put.digest });
  }
  for (const { file } of await clinics.list()) await lastGood.keep(file);
  for (const { file, digest } of changed) {
    await tellOpenCourses({ because: 'clinicFile', change: digest, clinic: file.id }, options);
  }
}

async function readFolder(folder: string, { log }: TakeInClinicsOptions): Promise<readonly ClinicFile[]> {
  if (!existsSync(folder)) return [];
  try {
    return await loadClinicFiles(folder);
  } catch (error) {
    if (!(error instanceof FileInvalid)) throw error;
    for (const { file, line, column, message } of error.problems) {
      log.error(
        { file, line, column, problem: message },
        "A clinic's file is wrong; the clinics' files stay as they were",
      );
    }
    return [];
  }
}
