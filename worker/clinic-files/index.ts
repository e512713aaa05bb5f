export { loadClinicFiles } from './load-clinic-files';
export { parseClinicFile } from './parse-clinic-file';
