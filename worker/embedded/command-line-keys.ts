import { join } from 'node:path';
import type { FirstKeys } from '../../api/first-keys';
import { replaceDurably } from '../durable-file';

/** Keeps the first keys where the `regimen` command looks for them, readable by their owner alone. */
export async function keepCommandLineKeys(home: string, url: string, keys: FirstKeys): Promise<void> {
  await replaceDurably(commandLineKeysFile(home), `${JSON.stringify({ url, ...keys }, null, 2)}\n`);
}

export function commandLineKeysFile(home: string): string {
  return join(home, 'keys', 'cli.json');
}
