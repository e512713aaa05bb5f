import { join } from 'node:path';
import type { CourseClient } from '../client';
import type { ClinicId } from '../domain/ids';
import type { Courses } from '../store';
import { replaceDurably } from './durable-file';
import type { Log } from './logging';
import { pausedUnlessAborted, withPatience } from './with-patience';
import { readIfThere } from './read-if-there';

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

/** What changed around courses, and which change it was: a course looks once at each. */
export interface ChangeAround {
  readonly because: 'clinicFile' | 'engineBuild';
  readonly change: string;
  /** Null for the courses of all clinics. */
  readonly clinic: ClinicId | null;
}

const pageSize = 200;

/**
 * Once per build of the engine and machine, tells every open course to look at its alarm again: other rules or other
 * time-zone data may want it earlier, and what an old build could not decide may be decided now. A round that is cut short
 * begins anew at the next start. Resolves when all are told, or on the signal.
 */
export async function lookAgainAfterNewBuild(build: string, home: string, options: LookAgainOptions): Promise<void> {
  const path = join(home, 'engine-build');
  if ((await readIfThere(path)) === build) return;
  const told = await tellOpenCourses({ because: 'engineBuild', change: build, clinic: null }, options);
  if (told !== null) await replaceDurably(path, build);
}

/**
 * Tells every open course of a change around it, one after the other and not all at once; safe to repeat. Answers how many
 * there were, or null when it was ended early.
 */
export async function tellOpenCourses(around: ChangeAround, options: LookAgainOptions): Promise<number | null> {
  const { courses, client, log, signal, chance = Math.random, everyMs = 200, awayMs = 30_000 } = options;
  const { because, change, clinic } = around;
  const patience = {
    signal,
    firstWaitMs: awayMs,
    longestWaitMs: awayMs,
    onFailure: (error: unknown) => log.warn({ because, error }, 'Telling open courses of a change around them waits'),
  };
  const filter = { limit: pageSize, ...(clinic === null ? {} : { clinic }) };
  let told = 0;
  let place: { readonly cursor?: string } | null = {};
  while (place !== null) {
    const from: { readonly cursor?: string } = place;
    const page = await withPatience(() => courses.list({ ...filter, ...from }), patience);
    if (page === null) return null;
    for (const { courseId } of page.items.filter(({ ended }) => !ended)) {
      if (!(await pausedUnlessAborted(everyMs * 2 * chance(), signal))) return null;
      const running = await withPatience(() => client.lookAgain(courseId, { because, change }), patience);
      if (running === null) return null;
      if (running) told += 1;
    }
    place = page.next === null ? null : { cursor: page.next };
  }
  log.info({ because, courses: told }, 'Open courses were told of a change around them');
  return told;
}
