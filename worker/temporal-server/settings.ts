import { delimiter, join, resolve } from 'node:path';
import { projectRoot } from '../project-root';

/** Where to look for a Temporal server and its executables. */
export type TemporalSettings = {
  /** `host:port` of a server that already runs; when set, none is started. */
  readonly address: string | undefined;
  /** Full path of the `temporal` executable; overrides the search. */
  readonly cliPath: string | undefined;
  /** Full path of the `temporal-test-server` executable; overrides the search. */
  readonly testServerPath: string | undefined;
  /** Folders to look in for executables, in order. */
  readonly searchPath: readonly string[];
  /** Folder that keeps what was downloaded. */
  readonly cacheFolder: string;
  /** Origin the SDK downloads from; only asked whether it answers. */
  readonly downloadOrigin: string;
  /** HTTP proxy that the SDK's download goes through. */
  readonly proxy: string | undefined;
};

/** Reads the settings from environment variables; an empty one counts as not set. */
export function temporalSettingsFrom(env: NodeJS.ProcessEnv): TemporalSettings {
  return {
    address: env['TEMPORAL_ADDRESS'] || undefined,
    cliPath: absolute(env['REGIMEN_TEMPORAL_CLI']),
    testServerPath: absolute(env['REGIMEN_TEST_SERVER']),
    searchPath: (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    cacheFolder: absolute(env['REGIMEN_TEMPORAL_CACHE']) ?? join(projectRoot(), '.cache', 'temporal'),
    downloadOrigin: 'https://temporal.download',
    proxy: env['https_proxy'] || env['HTTPS_PROXY'] || undefined,
  };
}

function absolute(path: string | undefined): string | undefined {
  return path ? resolve(path) : undefined;
}
