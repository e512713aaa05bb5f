import type { TemporalBinary } from './binaries';
import { isExecutableFile } from './find-executable';
import type { TemporalSettings } from './settings';
import { found, notFound, type Source } from './source';

/** The path the operator named. A wrong one throws: falling back to another executable would hide the mistake. */
export const fromSetting: Source = {
  name: 'setting',
  async find(binary, settings) {
    const path = settingOf(binary, settings);
    if (path === undefined) return notFound(`${binary.setting} is not set`);
    if (!isExecutableFile(path)) {
      throw new Error(
        `${binary.setting} is ${path}, which is not an executable file. Correct it, or unset it to have the ${binary.title} looked for.`,
      );
    }
    return found(path);
  },
};

function settingOf(binary: TemporalBinary, settings: TemporalSettings): string | undefined {
  return binary.setting === 'REGIMEN_TEMPORAL_CLI' ? settings.cliPath : settings.testServerPath;
}
