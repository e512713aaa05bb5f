import { execFile } from 'node:child_process';

/** How a command ended: well, or with the reason in one line. */
export type CommandOutcome = { readonly type: 'Succeeded' } | { readonly type: 'Failed'; readonly reason: string };

/** Runs a command to its end without a shell; one that outlives `timeoutMs` is killed. */
export function runCommand(
  file: string,
  argv: readonly string[],
  options: { readonly cwd: string; readonly timeoutMs: number },
): Promise<CommandOutcome> {
  const { cwd, timeoutMs } = options;
  return new Promise((settle) => {
    execFile(file, argv, { cwd, timeout: timeoutMs, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) return settle({ type: 'Succeeded' });
      const ending = error.killed ? `gave up after ${timeoutMs / 1000} s` : (lastLine(stderr) ?? lastLine(stdout));
      settle({ type: 'Failed', reason: ending ?? error.message });
    });
  });
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1) || undefined;
}
