import { instant } from '../../../domain/time/instant';
import { CourseWorld, clinician, coordinator } from '../../support/course-world';
import { admit, book, sixSessions } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');

describe('a whole course of six weekly sessions at home', () => {
  const world = admit(new CourseWorld(monday));
  sixSessions(world, instant('2031-03-10T15:00:00Z'));

  it('passes through its phases in order and comes to the booster decision', () => {
    world.forwardTo('2031-05-20T15:00:00Z');
    expect(world.told('PhaseEntered').map(({ phase }) => phase)).toEqual([
      'screening',
      'consent',
      'treatment',
      'integration',
      'reassessment',
    ]);
    expect(world.owing).toContain('decideBooster:0');
    expect(world.owing).toContain('reassess:0');
  });

  it('never doses twice for one session and counts six', () => {
    expect(world.told('SessionDosed')).toHaveLength(6);
  });

  it('opens a new round of sessions when a clinician decides for a booster', () => {
    const reply = world.send({ type: 'DecideBooster', decision: 'booster', reason: 'scores drift' }, clinician);
    expect(reply.type).toBe('accepted');
    expect(world.course.phase).toBe('booster');
    expect(world.owing).toContain('bookSession:booster:1:1:0');
  });

  it('closes when a clinician discharges the patient, leaving nothing owed', () => {
    const session = world.send(
      {
        type: 'BookSession',
        startsAt: instant('2031-05-27T15:00:00Z'),
        reason: 'asked for',
        override: false,
        replaces: null,
      },
      clinician,
    );
    expect(session.type).toBe('accepted');
    world.send({ type: 'CloseCourse', outcome: 'completed', reason: 'well' }, coordinator);
    expect(world.steps.at(-1)?.ended).toBe(true);
    expect(world.owing).toEqual([]);
    expect(world.wakeAt).toBeNull();
    expect(world.told('BookingCancelled').at(-1)?.reason).toBe('the course is closed');
  });
});

describe('a second session booked too soon', () => {
  it('is refused, naming the first instant that would be allowed', () => {
    const world = admit(new CourseWorld(monday));
    book(world, '2031-03-10T15:00:00Z');
    const reply = world.send(
      { type: 'BookSession', startsAt: instant('2031-03-12T15:00:00Z'), reason: null, override: false, replaces: null },
      coordinator,
    );
    expect(reply).toMatchObject({
      type: 'refused',
      refusal: { type: 'TooEarly', evaluation: { code: 'tooEarly', earliest: '2031-03-13T15:00:00.000Z' } },
    });
  });
});
