import type { AdoptedFact } from '../../../domain/course/commands';
import type { Known, OtherCourse } from '../../../domain/course/surroundings';
import type { CourseId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');

const another: OtherCourse = {
  course: 'course0' as CourseId,
  protocol: 'sublingual-home',
  phase: 'integration',
  sameClinic: true,
};

function beside(...courses: readonly OtherCourse[]): CourseWorld {
  return surroundedBy(new CourseWorld(monday), { known: true, value: courses });
}

function surroundedBy(world: CourseWorld, otherCourses: Known<readonly OtherCourse[]>): CourseWorld {
  world.surroundings = { ...world.surroundings, otherCourses };
  return world;
}

function adopt(world: CourseWorld, follows: CourseId | null = null) {
  const { realm, clinic, patient } = world.identity;
  const facts: readonly AdoptedFact[] = [];
  const course = { realm, clinic, patient, protocol: world.protocol, follows, highRisk: false, asOf: monday, facts };
  return world.send({ type: 'AdoptCourse', ...course }, coordinator, 'adoption');
}

describe('a second course of the same protocol', () => {
  const refusal = {
    type: 'CourseUnderWay',
    protocol: 'sublingual-home',
    course: 'course0',
    phase: 'integration',
  } as const;

  it.each([
    ['opened', (world: CourseWorld) => world.open()],
    ['adopted', (world: CourseWorld) => adopt(world)],
    ['adopted as following the first', (world: CourseWorld) => adopt(world, another.course)],
  ] as const)('is not %s while the first is open, and leaves nothing behind', (_how, open) => {
    const world = beside(another);
    expect(open(world)).toEqual({ type: 'refused', refusal });
    expect(world.log).toEqual([]);
  });

  it('is opened under the same key once the first is closed', () => {
    const world = beside(another);
    adopt(world, another.course);
    surroundedBy(world, { known: true, value: [] });
    expect(adopt(world, another.course).type).toBe('accepted');
  });

  it('hides which and how far the first is, when that is at another clinic', () => {
    expect(beside({ ...another, sameClinic: false }).open()).toEqual({
      type: 'refused',
      refusal: { ...refusal, course: null, phase: null },
    });
  });

  it('names the one at its own clinic, where there are two', () => {
    const elsewhere = { ...another, course: 'course9' as CourseId, sameClinic: false };
    expect(beside(elsewhere, another).open()).toEqual({ type: 'refused', refusal });
  });

  it('is opened while the other courses cannot be read, and starts no session until they can', () => {
    const world = admit(surroundedBy(new CourseWorld(monday), { known: false, why: 'storeUnavailable' }));
    const session = book(world, '2031-03-10T15:00:00Z');
    const started = world.send({ type: 'StartSession', session }, coordinator);
    const gates = started.type === 'refused' && started.refusal.type === 'NotReady' ? started.refusal.reasons : [];
    expect(gates.find(({ gate }) => gate === 'noOverlappingCourse')).toEqual({
      gate: 'noOverlappingCourse',
      because: "the patient's other courses cannot be read (storeUnavailable)",
    });
  });

  it('is not made by reopening one that was closed before the other began', () => {
    const world = admit(beside());
    world.send({ type: 'CloseCourse', outcome: 'discontinued', reason: 'moved' }, coordinator);
    surroundedBy(world, { known: true, value: [another] });
    expect(world.send({ type: 'ReopenCourse', reason: 'back' }, clinician)).toEqual({ type: 'refused', refusal });
    surroundedBy(world, { known: true, value: [] });
    expect(world.send({ type: 'ReopenCourse', reason: 'back' }, clinician).type).toBe('accepted');
  });
});

describe('a course that is open already', () => {
  it('is opened again by the same key, whatever the record says of others by then', () => {
    const world = beside();
    const first = adopt(world);
    surroundedBy(world, { known: true, value: [another] });
    expect(adopt(world)).toEqual(first);
  });
});

describe('a course of another protocol', () => {
  it('is opened beside the first', () => {
    expect(beside({ ...another, protocol: 'esketamine' }).open().type).toBe('accepted');
  });
});
