import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';

/** Where the API is and who asks it. */
export interface ApiAccess {
  readonly url: string;
  readonly bearerKey: string;
}

/** The keys that the first start makes; the command line may act as any of them. */
const keyNames = ['coordinator', 'clinician', 'medicalLead'] as const;

const defaultUrl = 'http://127.0.0.1:8080';

/** From REGIMEN_URL and REGIMEN_KEY, else from the key file that the first start wrote. */
export async function apiAccess({ env }: Pick<CliIo, 'env'>, as: string | undefined): Promise<ApiAccess> {
  const { REGIMEN_URL: url, REGIMEN_KEY: key } = env;
  if (key && as === undefined) return { url: url || defaultUrl, bearerKey: key };
  const name = keyNames.find((known) => known === (as ?? 'coordinator'));
  if (name === undefined) throw new CliError(2, `There is no key for "${as}": use --as ${keyNames.join(' or --as ')}.`);
  const file = join(env['REGIMEN_HOME'] || '.regimen', 'keys', 'cli.json');
  const kept = await keptKeys(file);
  const bearerKey = kept[name];
  if (typeof bearerKey !== 'string') throw new CliError(2, `${file} holds no key "${name}". Set REGIMEN_KEY instead.`);
  return { url: url || (typeof kept['url'] === 'string' ? kept['url'] : defaultUrl), bearerKey };
}

async function keptKeys(file: string): Promise<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(
      2,
      `No key to sign in with: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). ` +
        'Start Regimen here once with "npm start", which makes one, name its data folder in REGIMEN_HOME, or set REGIMEN_KEY.',
    );
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new CliError(2, `${file} is no JSON. Set REGIMEN_KEY, or take the file away and make new keys.`);
  }
}
