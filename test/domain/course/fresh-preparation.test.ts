import type { Command } from '../../../domain/course/commands';
import type { SessionId } from '../../../domain/ids';
import { instant, plusMinutes, type Instant } from '../../../domain/time/instant';
import { admit, book, prepare } from '../../support/course-steps';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';

const monday = instant('2031-03-03T15:00:00Z');
const visit = instant('2031-03-10T15:00:00Z');

const gatesShut = (world: CourseWorld, session: SessionId): readonly string[] => {
  const reply = world.send({ type: 'StartSession', session }, coordinator);
  if (reply.type === 'accepted') return [];
  if (reply.refusal.type !== 'NotReady') throw new Error(`Refused for another reason: ${reply.refusal.type}`);
  return reply.refusal.reasons.map(({ gate }) => gate);
};

/** A session booked for Monday the 10th at 11:00 of the clinic, everything prepared at the given instant. */
function preparedAt(at: Instant): { world: CourseWorld; session: SessionId } {
  const world = admit(new CourseWorld(monday));
  const session = book(world, visit);
  world.forwardTo(at);
  prepare(world, session);
  return { world, session };
}

const vitals = (session: SessionId, moment: 'before' | 'during', systolic: number) =>
  ({ type: 'RecordVitals', session, moment, systolic, diastolic: 80, heartRate: 70 }) as const;

describe('what a session is prepared with', () => {
  it("counts on the clinic's date of the start and not on the evening before", () => {
    const sameDay = preparedAt(instant('2031-03-10T04:00:00Z'));
    sameDay.world.forwardTo(visit);
    expect(gatesShut(sameDay.world, sameDay.session)).toEqual([]);

    const { world, session } = preparedAt(instant('2031-03-10T03:59:59Z'));
    world.forwardTo(visit);
    expect(gatesShut(world, session)).toEqual(['preSessionAnswered', 'vitalsEntered', 'clinicianGo']);
    prepare(world, session);
    expect(gatesShut(world, session)).toEqual([]);
  });

  it('a week before is refused as a measure too, although it names the session', () => {
    const { world, session } = preparedAt(monday);
    expect(world.owing).toContain(`returnMeasure:${session}:phq-9`);
    world.forwardTo(visit);
    expect(gatesShut(world, session)).toContain('measuresAnswered');
  });

  it('on the day itself is all that is asked for', () => {
    const { world, session } = preparedAt(visit);
    expect(world.owing).not.toContain(`returnMeasure:${session}:phq-9`);
    expect(gatesShut(world, session)).toEqual([]);
  });

  it('does not count while it is stamped later than now', () => {
    const { world, session } = preparedAt(visit);
    const at = plusMinutes(visit, 3);
    const answers = { moodPhase: 'depressed', medicationChanged: false, pregnancy: 'no' } as const;
    world.send({ type: 'AnswerPreSession', session, ...answers, at }, coordinator);
    world.send({ ...vitals(session, 'before', 120), at }, coordinator);
    expect(gatesShut(world, session)).toEqual(['preSessionAnswered', 'vitalsEntered', 'clinicianGo']);
    world.forwardTo(at);
    world.send({ type: 'ClearSession', session }, clinician);
    expect(gatesShut(world, session)).toEqual([]);
  });

  it('of another year counts no more than none', () => {
    const { world, session } = preparedAt(visit);
    const answers = { moodPhase: 'depressed', medicationChanged: false, pregnancy: 'no' } as const;
    const fact = (version: number) => ({ source: 'ehr', id: 'answers', version });
    world.send({ type: 'AnswerPreSession', session, ...answers, fact: fact(1) }, coordinator);
    world.send({ type: 'ClearSession', session }, clinician);
    const seq = world.log.find(({ event }) => event.type === 'PreSessionAnswered')!.seq;
    world.send({ type: 'VoidFact', seq, reason: 'another patient' }, coordinator);
    const at = instant('2030-05-10T15:00:00Z');
    world.send({ type: 'AnswerPreSession', session, ...answers, at, fact: fact(2) }, coordinator);
    expect(gatesShut(world, session)).toEqual(['preSessionAnswered', 'clinicianGo']);
  });
});

describe("a reading after the clinician's go", () => {
  it.each([
    ['taken during the visit', 'during', 0],
    ['taken before it and entered afterwards', 'during', -10],
  ] as const)('and above the limits, %s, shuts the gate until it is given again', (_when, moment, minutes) => {
    const { world, session } = preparedAt(visit);
    world.forwardTo(plusMinutes(visit, 1));
    const high: Command = { ...vitals(session, moment, 200), at: plusMinutes(world.now, minutes) };
    world.send(high, coordinator);
    expect(gatesShut(world, session)).toEqual(['vitalsEntered']);
    world.send(vitals(session, moment, 120), coordinator);
    expect(gatesShut(world, session)).toEqual(['vitalsEntered']);
    world.send({ type: 'ClearSession', session }, clinician);
    expect(gatesShut(world, session)).toEqual([]);
  });
});

describe('a session booked for another date', () => {
  it('is refused, naming the booking and the way out', () => {
    const { world, session } = preparedAt(instant('2031-03-09T15:00:00Z'));
    expect(world.send({ type: 'StartSession', session }, coordinator)).toEqual({
      type: 'refused',
      refusal: {
        type: 'NotReady',
        reasons: [
          {
            gate: 'visitTime',
            because: `the session is booked for ${visit}, which is another date; rebook it with BookSession replaces ${session}`,
          },
        ],
      },
    });
  });
});
