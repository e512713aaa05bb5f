import { basename, dirname } from 'node:path';

/** The folder that holds package.json, whether this runs from the sources or from `dist/`. */
export function projectRoot(): string {
  const above = dirname(__dirname);
  return basename(above) === 'dist' ? dirname(above) : above;
}
