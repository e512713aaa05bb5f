import type { ClinicFile } from '../../domain/clinic/clinic-file';
import { FileInvalid, readYaml, type FileProblem } from '../positioned-yaml';
import { clinicFileShape } from './clinic-file-shape';
import { contradictionsOf } from './contradictions';

/** A clinic's file, and where to point when another file speaks against it. */
export interface ParsedClinicFile {
  readonly clinic: ClinicFile;
  readonly idTaken: (by: string) => FileProblem;
}

/** Throws `FileInvalid` with every problem of the file. `file` is only shown. */
export function parseClinicFile(text: string, file: string): ParsedClinicFile {
  const { content, problemAt } = readYaml(text, file, clinicFileShape);
  const contradictions = contradictionsOf(content);
  if (contradictions.length > 0)
    throw new FileInvalid(contradictions.map(({ path, message }) => problemAt(path, message)));
  return { clinic: content, idTaken: (by) => problemAt(['id'], `"${content.id}" is also the id of ${by}`) };
}
