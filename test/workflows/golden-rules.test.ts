import type { Effect } from '../../domain/course/effects';
import { DecidedForward } from '../support/decided-forward';
import { goldenCourses, logAfter, type GoldenCourse } from '../support/golden-histories';

let courses: readonly GoldenCourse[];

beforeAll(async () => {
  courses = await goldenCourses();
});

/** After each step that entered a phase, and after the last: the places from which a course is decided forward. */
function cuts({ steps }: GoldenCourse): readonly number[] {
  const entering = steps.flatMap(({ events }, index) =>
    events.some(({ event }) => event.type === 'PhaseEntered') ? [index + 1] : [],
  );
  return [...new Set([...entering, steps.length])];
}

/** Effects whose outcome the log has not heard of. */
function unsettledAt({ steps }: GoldenCourse, count: number): readonly Effect[] {
  const done = steps.slice(0, count);
  const settled = new Set(done.flatMap(({ events }) => events.map(({ cause }) => cause.id)));
  return done.flatMap(({ effects }) => effects).filter(({ key }) => !settled.has(key));
}

describe('a recorded course', () => {
  it('is read with nothing missing between its entries, however often it was handed on', () => {
    for (const course of courses) {
      const log = logAfter(course, course.steps.length);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      for (const carried of course.carried) expect(carried.log).toEqual(log.slice(0, carried.log.length));
    }
  });

  it.each([
    ['open', 6],
    ['finished', 2],
    ['continued', 6],
  ])(
    "that is %s comes to its end on today's rules from every phase, its past standing byte for byte",
    (name, dosesAtEnd) => {
      const course = courses.find((candidate) => candidate.name === name)!;
      const ends = cuts(course).map((count) => {
        const past = logAfter(course, count);
        const before = JSON.stringify(past);
        const forward = new DecidedForward(course.carried[0]!.identity, past, unsettledAt(course, count)).toItsEnd();
        expect(forward.course.closed).not.toBeNull();
        expect(forward.log.length).toBeGreaterThan(past.length);
        expect(JSON.stringify(forward.log.slice(0, past.length))).toBe(before);
        return forward;
      });
      expect(ends.at(-1)!.log.filter(({ event }) => event.type === 'SessionDosed')).toHaveLength(dosesAtEnd);
    },
  );
});
