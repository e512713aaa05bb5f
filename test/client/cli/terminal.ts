import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../client/cli/run-cli';
import type { Instant } from '../../../domain/time/instant';

/** What one command printed, and how it ended. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly home: string;
  run(...words: readonly string[]): Promise<Ran>;
  close(): Promise<void>;
}

/** A folder with the keys of a first start, and somebody who types there. */
export async function openTerminal(
  keys: Readonly<Record<string, string>>,
  now: () => Instant,
  env: Readonly<Record<string, string>> = {},
): Promise<Terminal> {
  const home = await mkdtemp(join(tmpdir(), 'regimen-cli-'));
  await mkdir(join(home, 'keys'));
  await writeFile(join(home, 'keys', 'cli.json'), JSON.stringify(keys));
  return {
    home,
    async run(...words) {
      const out: string[] = [];
      const err: string[] = [];
      const exitCode = await runCli(words, {
        env: { REGIMEN_HOME: home, ...env },
        colors: false,
        fetch,
        now,
        out: (line) => out.push(line),
        err: (line) => err.push(line),
      });
      return { exitCode, out: out.join('\n'), err: err.join('\n') };
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}
