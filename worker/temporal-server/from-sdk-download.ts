import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keepInCache, withScratchFolder } from './cache';
import { whyUnreachable } from './download-host';
import { isExecutableFile } from './find-executable';
import { runCommand } from './run-command';
import { found, notFound, type Source } from './source';

/** A hundred megabytes on a slow line. */
const timeoutMs = 180_000;

/**
 * Starts a test environment once, for the download it makes, and stops it. In a process of its own, because the SDK
 * cannot be told to stop downloading, and because its runtime can be set up only once in a process.
 */
const download = `
  const [testing, environment, version, downloadDir] = process.argv.slice(1);
  const executable = { type: 'cached-download', version, downloadDir };
  require(testing).TestWorkflowEnvironment[environment]({ server: { executable } })
    .then((started) => started.teardown())
    .catch((error) => { console.error(error.message); process.exitCode = 1; });
`;

/** The download that the Temporal SDK makes by itself, made only when its host answers. */
export const fromSdkDownload: Source = {
  name: 'SDK download',
  async find(binary, settings, tell) {
    const unreachable = await whyUnreachable(settings.downloadOrigin, settings.proxy);
    if (unreachable !== undefined) return notFound(unreachable);

    tell(`Downloading the ${binary.title} ${binary.version} through the Temporal SDK.`);
    return withScratchFolder(settings, async (folder) => {
      const testing = require.resolve('@temporalio/testing');
      const argv = ['-e', download, testing, binary.sdkEnvironment, `v${binary.version}`, folder];
      const outcome = await runCommand(process.execPath, argv, { cwd: folder, timeoutMs });
      if (outcome.type === 'Failed') return notFound(outcome.reason);

      const file = (await readdir(folder)).map((name) => join(folder, name)).find(isExecutableFile);
      if (file === undefined) return notFound('the SDK reported success but left no executable');
      return found(await keepInCache(file, binary, settings));
    });
  },
};
