import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity';

/** A folder held by this process until it is released or the process ends. */
export type ProcessLock = { readonly path: string; readonly release: () => void };

/** A live process holds the lock. */
export class LockedByAnother extends Error {
  override readonly name = 'LockedByAnother';

  constructor(
    readonly path: string,
    readonly holder: ProcessIdentity,
  ) {
    super(
      `Process ${holder.pid} is already running on the data in ${dirname(path)}. Stop it first (Ctrl-C in its terminal, ` +
        `or: kill ${holder.pid}), or set REGIMEN_HOME to another folder to run beside it.`,
    );
  }
}

/**
 * Takes the lock file at `path` for this process; throws `LockedByAnother` while a live process holds it. A lock whose
 * process is gone (kill -9, power loss) is taken over. Only sees processes of the same machine and pid namespace.
 */
export function acquireProcessLock(path: string): ProcessLock {
  const self = identityOf(process.pid);
  if (self === undefined) throw new Error(`The start time of this process (${process.pid}) cannot be read.`);
  mkdirSync(dirname(path), { recursive: true });

  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(self));
  try {
    place(draft, path, () => takeOver(draft, path));
  } finally {
    rmSync(draft, { force: true });
  }
  return { path, release: () => release(path, self) };
}

/** Two processes may find the same stale lock: they replace it one after the other, and the second finds a live holder. */
function takeOver(draft: string, path: string): void {
  const turn = acquireProcessLock(`${path}.takeover`);
  try {
    place(draft, path, () => renameSync(draft, path));
  } finally {
    turn.release();
  }
}

/** Puts the draft in place when there is no lock; throws when a live process holds it. */
function place(draft: string, path: string, whenStale: () => void): void {
  while (!linked(draft, path)) {
    const content = read(path);
    if (content === undefined) continue;
    const holder = holderIn(content);
    if (holder === undefined || !isRunning(holder)) return whenStale();
    throw new LockedByAnother(path, holder);
  }
}

/** A hard link appears with its whole content or not at all, and never over another file. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function release(path: string, self: ProcessIdentity): void {
  const holder = holderIn(read(path) ?? '');
  if (holder?.pid === self.pid && holder.startTime === self.startTime) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Locks appear whole, so one that names no process was damaged afterwards: nobody holds it. */
function holderIn(content: string): ProcessIdentity | undefined {
  try {
    const { pid, startTime } = JSON.parse(content) as Partial<ProcessIdentity>;
    return typeof pid === 'number' && typeof startTime === 'string' ? { pid, startTime } : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
