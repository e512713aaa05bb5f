import { temporalCli, temporalTestServer } from './binaries';
import { resolveExecutable, type Executable } from './resolve-executable';
import type { TemporalSettings } from './settings';
import type { Tell } from './source';

/** A Temporal server: one that already runs, or the executable to start one with. */
export type TemporalChoice = { readonly kind: 'address'; readonly address: string } | Executable;

const silent: Tell = () => undefined;

/** The server to use. With TEMPORAL_ADDRESS set it is that one, and nothing is looked for. */
export async function resolveTemporal(settings: TemporalSettings, tell: Tell = silent): Promise<TemporalChoice> {
  if (settings.address !== undefined) return { kind: 'address', address: settings.address };
  return resolveExecutable(temporalCli, settings, tell);
}

/** The executable of the time-skipping test server, which is always our own. */
export function resolveTestServer(settings: TemporalSettings, tell: Tell = silent): Promise<Executable> {
  return resolveExecutable(temporalTestServer, settings, tell);
}

/** What was chosen, in words for a terminal. */
export function describeChoice(choice: TemporalChoice): string {
  return choice.kind === 'address' ? `${choice.address} (TEMPORAL_ADDRESS)` : `${choice.path} (${choice.from})`;
}
