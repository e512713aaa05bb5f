import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One process and no later one: a pid alone is given away again, a pid with its start time is not. */
export type ProcessIdentity = {
  readonly pid: number;
  /** As the operating system words it; only ever compared for equality. */
  readonly startTime: string;
};

/** The process that runs under this pid now, or undefined when there is none (one that has ended unreaped counts as none). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const startTime = process.platform === 'linux' ? startTimeFromProc(pid) : startTimeFromPs(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

export function isRunning({ pid, startTime }: ProcessIdentity): boolean {
  return identityOf(pid)?.startTime === startTime;
}

/** The command line, its arguments parted by spaces; empty when there is no such process. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trimEnd();
  return ps('command=', pid);
}

/**
 * The state, the number of threads and the start time are fields 3, 20 and 22 of `stat`, counted behind the name, which
 * may itself hold spaces and brackets. A killed process counts as there until its last thread has gone: until then its
 * ports are taken.
 */
function startTimeFromProc(pid: number): string | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const threads = Number(fields[17]);
  return hasEnded(fields[0]) && !(threads > 1) ? undefined : fields[19];
}

function startTimeFromPs(pid: number): string | undefined {
  return hasEnded(ps('stat=', pid)) ? undefined : ps('lstart=', pid) || undefined;
}

function hasEnded(state: string | undefined): boolean {
  return state === undefined || state === '' || state.startsWith('Z') || state.startsWith('X');
}

/** An unreadable file means that the process is gone. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `ps` ends with status 1 when there is no such process. The locale is fixed because it words the start time. */
function ps(field: string, pid: number): string {
  try {
    const argv = ['LC_ALL=C', 'ps', '-ww', '-o', field, '-p', String(pid)];
    return execFileSync('env', argv, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}
