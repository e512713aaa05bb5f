import { findExecutable } from './find-executable';
import { found, notFound, type Source } from './source';

/** An executable that the machine already has. */
export const fromPath: Source = {
  name: 'PATH',
  async find(binary, settings) {
    const path = findExecutable(binary.executable, settings.searchPath);
    return path === undefined ? notFound(`no executable file named ${binary.executable}`) : found(path);
  },
};
