export { loadClinicFiles } from './load-clinic-files';
export { parseClinicFile, type ParsedClinicFile } from './parse-clinic-file';
