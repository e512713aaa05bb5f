import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CourseClient } from '../client';
import type { CourseFilter, Courses } from '../store';
import { replaceDurably } from './durable-file';
import type { Log } from './logging';

export interface LookAgainOptions {
  readonly courses: Pick<Courses, 'list'>;
  readonly client: Pick<CourseClient, 'lookAgain'>;
  readonly log: Log;
  /** Ends the round early. */
  readonly signal: AbortSignal;
  /** From 0 up to 1; spreads what several workers send. */
  readonly chance?: () => number;
  /** Time between two courses on average; a fifth of a second leaves the workers free for callers. */
  readonly everyMs?: number;
  /** How long to wait when the database or Temporal is away, before going on where it stopped. */
  readonly awayMs?: number;
}

const pageSize = 200;

/**
 * Once per build of the engine and machine, tells every open course to look at its alarm again: other rules or other
 * time-zone data may want it earlier, and what an old build could not decide may be decided now. A round that is cut short
 * begins anew at the next start; telling a course twice is harmless. Resolves when all are told, or on the signal.
 */
export async function lookAgainAfterNewBuild(build: string, home: string, options: LookAgainOptions): Promise<void> {
  const path = join(home, 'engine-build');
  if ((await readIfThere(path)) === build) return;
  const told = await tellOpenCourses(build, options);
  if (told === null) return;
  await replaceDurably(path, build);
  options.log.info({ build, courses: told }, 'Open courses were told of the new build');
}

/** How many; null when it was ended early. */
async function tellOpenCourses(build: string, options: LookAgainOptions): Promise<number | null> {
  const { courses, client, signal, chance = Math.random, everyMs = 200 } = options;
  let told = 0;
  let place: { readonly cursor?: string } | null = {};
  while (place !== null) {
    const filter: CourseFilter = { limit: pageSize, ...place };
    const page = await untilThere(() => courses.list(filter), options);
    if (page === null) return null;
    for (const { courseId } of page.items.filter(({ ended }) => !ended)) {
      if (!(await paused(everyMs * 2 * chance(), signal))) return null;
      const reached = await untilThere(
        () => client.lookAgain(courseId, { because: 'engineBuild', change: build }),
        options,
      );
      if (reached === null) return null;
      if (reached) told += 1;
    }
    place = page.next === null ? null : { cursor: page.next };
  }
  return told;
}

/** Asks until there is an answer; null when the round was ended first. */
async function untilThere<Answer>(ask: () => Promise<Answer>, options: LookAgainOptions): Promise<Answer | null> {
  for (;;) {
    if (options.signal.aborted) return null;
    try {
      return await ask();
    } catch (error) {
      options.log.warn({ error }, 'Telling open courses of the new build waits');
      if (!(await paused(options.awayMs ?? 30_000, options.signal))) return null;
    }
  }
}

/** False when the signal came first. */
async function paused(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
