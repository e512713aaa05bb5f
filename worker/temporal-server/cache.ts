import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TemporalBinary } from './binaries';
import { isExecutableFile } from './find-executable';
import type { TemporalSettings } from './settings';
import { found, notFound, type Source } from './source';

/** Where a downloaded executable is kept; a folder per version, so that a new version never meets an old file. */
export function cachedPath(binary: TemporalBinary, settings: TemporalSettings): string {
  return join(settings.cacheFolder, `${binary.executable}-${binary.version}`, binary.executable);
}

/** What an earlier run has downloaded. */
export const fromCache: Source = {
  name: 'cache',
  async find(binary, settings) {
    const path = cachedPath(binary, settings);
    return isExecutableFile(path) ? found(path) : notFound(`${path} is not there`);
  },
};

/** Moves a downloaded file into the cache in one step, so that nobody ever runs half an executable; returns its path. */
export async function keepInCache(file: string, binary: TemporalBinary, settings: TemporalSettings): Promise<string> {
  const path = cachedPath(binary, settings);
  await mkdir(dirname(path), { recursive: true });
  await chmod(file, 0o755);
  await rename(file, path);
  return path;
}

/** Runs `use` with a folder that is deleted afterwards; inside the cache, because a rename cannot cross disks. */
export async function withScratchFolder<Result>(
  settings: TemporalSettings,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(settings.cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(settings.cacheFolder, '.download-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
