import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './free-port';

/** A PostgreSQL of our own, on a private port and in a folder that goes with it. */
export interface PostgresServer {
  readonly url: string;
  /** Stops it without a farewell, as a loss of power would, and keeps its data. */
  interrupt(): Promise<void>;
  /** Starts it again where it was interrupted. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL runs as anybody but root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const startLimitMs = 30_000;

/** The data are thrown away, so nothing waits for the disk. */
const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'full_page_writes=off'];

/**
 * Runs the server until its standard input ends, which it does when whoever started it is gone, even by kill -9; or until
 * it is sent the name of a signal there, and then the data stay.
 */
const untilInputEnds = `
  home=$1; shift
  rm -f "$home/keep"
  exec 3<&0
  "$@" 3<&- &
  server=$!
  { read -r signal <&3 && touch "$home/keep"; kill -"\${signal:-INT}" "$server"; } &
  wait "$server"
  [ -e "$home/keep" ] || rm -rf "$home"`;

/** The folder with `initdb` and `postgres`, newest version first; undefined where PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...debianFolders()].find((folder) =>
    ['initdb', 'postgres'].every((name) => isExecutable(join(folder, name))),
  );
}

/** Starts an empty server with the executables of `folder`. Throws with the server's own words when it does not start. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'regimen-postgres-'));
  const data = join(home, 'data');
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  if (account) chownSync(home, account.uid, account.gid);
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;

  await promisify(execFile)(
    join(folder, 'initdb'),
    ['-D', data, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale', '--no-sync'],
    { ...account, cwd: home },
  );
  const command = [join(folder, 'postgres'), '-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  const serve = () => startServing(command, { account, home, url });
  let running = await serve();
  return {
    url,
    interrupt: () => end(running, 'QUIT\n'),
    async resume() {
      running = await serve();
    },
    async stop() {
      await end(running, '');
      // Of an interrupted one they were kept.
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly account: Account | undefined;
  readonly home: string;
  readonly url: string;
}

async function startServing(command: readonly string[], { account, home, url }: Place): Promise<Serving> {
  const child = spawn('/bin/sh', ['-c', untilInputEnds, 'postgres', home, ...command], {
    ...account,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const ended = once(child, 'exit');

  const deadline = Date.now() + startLimitMs;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.stdin.end();
      throw new Error(`PostgreSQL did not start: ${words}`);
    }
    await pause(50);
  }
  return { input: child.stdin, ended };
}

interface Serving {
  readonly input: Writable;
  readonly ended: Promise<unknown>;
}

async function end({ input, ended }: Serving, lastWord: string): Promise<void> {
  if (!input.writableEnded) input.end(lastWord);
  await ended;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function debianFolders(): readonly string[] {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join('/usr/lib/postgresql', version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root, and neither "postgres" nor "nobody" is an account here.');
}
