import { join } from 'node:path';
import type { FirstKeys } from '../../api/first-keys';
import { replaceDurably } from '../durable-file';
import { readIfThere } from '../read-if-there';

/** Keeps the first keys where the `regimen` command looks for them, readable by their owner alone. */
export async function keepCommandLineKeys(home: string, url: string, keys: FirstKeys): Promise<void> {
  await replaceDurably(commandLineKeysFile(home), `${JSON.stringify({ ...keys, url }, null, 2)}\n`);
}

/** Tells the command line where this start listens; the keys stay as they are. */
export async function pointCommandLineAt(home: string, url: string): Promise<void> {
  const text = await readIfThere(commandLineKeysFile(home));
  if (text === null) return;
  const kept = JSON.parse(text) as FirstKeys & { readonly url: string };
  if (kept.url !== url) await keepCommandLineKeys(home, url, kept);
}

export function commandLineKeysFile(home: string): string {
  return join(home, 'keys', 'cli.json');
}
