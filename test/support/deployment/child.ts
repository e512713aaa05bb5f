import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isRunning, type ProcessIdentity } from '../../../worker/process-identity';

/** A process of our own TypeScript that a test started, and may kill. */
export interface Child {
  readonly identity: ProcessIdentity;
  /** All that it has printed so far, on both streams. */
  readonly output: () => string;
  /** Resolves when it has printed the text; rejects with all that it printed when it ends before, or says nothing for long. */
  says(text: string): Promise<void>;
  /** Gives it a line on its standard input. */
  tell(line: string): void;
  /** Sends a signal and waits for the end; the exit status, or null when the signal ended it. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** The exit status once it has ended by itself. */
  readonly ended: Promise<number | null>;
}

/** Far longer than anything takes, on a busy machine too. */
const patienceMs = 60_000;

const started: ProcessIdentity[] = [];

/** Runs the script from the sources. */
export function startChild(script: string, env: NodeJS.ProcessEnv): Child {
  const hook = require.resolve('../typescript-hook');
  const child = spawn(process.execPath, ['-r', hook, script], { env: { ...process.env, ...env } });
  const identity = identityOf(child.pid ?? 0);
  if (identity === undefined) throw new Error(`${script} could not be started.`);
  watchOver(identity);

  let printed = '';
  const listeners = new Set<() => void>();
  const ended = once(child, 'close').then(([status]) => status as number | null);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      listeners.forEach((look) => look());
    });
  }
  // One that was killed reads no more.
  child.stdin.on('error', () => undefined);
  return {
    identity,
    output: () => printed,
    says: (text) =>
      new Promise((settle, fail) => {
        const end = (act: () => void): void => {
          listeners.delete(look);
          clearTimeout(limit);
          act();
        };
        const miss = (why: string): void => end(() => fail(new Error(`${why} without saying "${text}":\n${printed}`)));
        const limit = setTimeout(() => miss(`Went on for ${patienceMs / 1_000} s`), patienceMs);
        const look = (): void => {
          if (printed.includes(text)) end(settle);
        };
        listeners.add(look);
        look();
        void ended.then((status) => miss(`Ended (${status})`));
      }),
    tell: (line) => void child.stdin.write(`${line}\n`),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}

/** Makes a process one of those that must be gone when the test file ends. */
export function watchOver(identity: ProcessIdentity): void {
  started.push(identity);
}

/** For the end of a test file: throws when a process that was started still runs, and ends it. */
export function expectNoProcessLeft(): void {
  const left = started.splice(0).filter(isRunning);
  left.forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
  if (left.length > 0) throw new Error(`Left running: ${left.map(({ pid }) => pid).join(', ')}`);
}

process.once('exit', () => started.filter(isRunning).forEach(({ pid }) => process.kill(pid, 'SIGKILL')));
