import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Full path of the first executable file of this name in the folders, like a shell's look-up. */
export function findExecutable(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutableFile);
}

export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
