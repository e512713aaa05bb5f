import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CourseId } from '../../domain/ids';
import { StoreUnavailable, type CourseFilter, type CourseSummary, type Page } from '../../store';
import { createLog } from '../../worker/logging';
import { lookAgainAfterNewBuild, type LookAgainOptions } from '../../worker/look-again';

let home: string;
let told: string[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'regimen-look-again-'));
  told = [];
});
afterEach(() => rmSync(home, { recursive: true }));

const course = (id: string, ended = false) => ({ courseId: id as CourseId, ended }) as CourseSummary;
const pages: Readonly<Record<string, Page<CourseSummary>>> = {
  first: { items: [course('c1'), course('c2', true), course('c3')], next: 'second' },
  second: { items: [course('c4')], next: null },
};

/** Four courses on two pages, one of them ended; all others are told as fast as they come. */
function round(changes: Partial<LookAgainOptions> = {}): LookAgainOptions {
  return {
    courses: { list: async ({ cursor = 'first' }: CourseFilter) => pages[cursor]! },
    client: {
      lookAgain: async (courseId, { because, change }) => {
        told.push(`${courseId} ${because} ${change}`);
        return true;
      },
    },
    log: createLog('error'),
    signal: new AbortController().signal,
    chance: () => 0.5,
    everyMs: 0,
    awayMs: 1,
    ...changes,
  };
}

/** Fails as often as told, then does what it should. */
function failing<Args extends unknown[], Result>(times: number, act: (...args: Args) => Promise<Result>) {
  let left = times;
  return async (...args: Args): Promise<Result> => {
    left -= 1;
    if (left >= 0) throw new StoreUnavailable('connection refused');
    return act(...args);
  };
}

const everybody = ['c1 engineBuild b1', 'c3 engineBuild b1', 'c4 engineBuild b1'];

describe('a new build of the engine', () => {
  it('is told to every open course once, page by page', async () => {
    await lookAgainAfterNewBuild('b1', home, round());

    expect(told).toEqual(everybody);
  });

  it('is not told again after a restart of the same build', async () => {
    await lookAgainAfterNewBuild('b1', home, round());
    await lookAgainAfterNewBuild('b1', home, round());
    expect(told).toEqual(everybody);

    await lookAgainAfterNewBuild('b2', home, round());
    expect(told.slice(3)).toEqual(['c1 engineBuild b2', 'c3 engineBuild b2', 'c4 engineBuild b2']);
  });

  it('is told all the same when the database and Temporal are away for a while', async () => {
    const { courses, client } = round();
    const troubled = round({
      courses: { list: failing(2, courses.list.bind(courses)) },
      client: { lookAgain: failing(2, client.lookAgain.bind(client)) },
      log: createLog('error'),
    });
    await lookAgainAfterNewBuild('b1', home, troubled);

    expect(told).toEqual(everybody);
  });

  it('is told from the start again when the process stopped in the middle', async () => {
    const stopping = new AbortController();
    const { client } = round();
    const interrupted = round({
      signal: stopping.signal,
      client: {
        lookAgain: async (courseId, what) => {
          if (courseId === 'c3') stopping.abort();
          return client.lookAgain(courseId, what);
        },
      },
    });
    await lookAgainAfterNewBuild('b1', home, interrupted);
    expect(told).toEqual(everybody.slice(0, 2));

    await lookAgainAfterNewBuild('b1', home, round());
    expect(told.slice(2)).toEqual(everybody);
  });

  it('ends while it waits for a database that stays away', async () => {
    const stopping = new AbortController();
    const waiting = lookAgainAfterNewBuild(
      'b1',
      home,
      round({
        signal: stopping.signal,
        awayMs: 60_000,
        courses: {
          list: async () => {
            setImmediate(() => stopping.abort());
            throw new StoreUnavailable('connection refused');
          },
        },
      }),
    );

    await expect(waiting).resolves.toBeUndefined();
    expect(told).toEqual([]);
  });

  it('goes to at most five courses a second', async () => {
    const startedAt = performance.now();
    await lookAgainAfterNewBuild('b1', home, round({ everyMs: 200 }));

    expect(performance.now() - startedAt).toBeGreaterThan(550);
  });
});
