import type { CourseEvent } from '../../../domain/course/events';
import type { SessionId } from '../../../domain/ids';
import { instant, plusMinutes } from '../../../domain/time/instant';
import { admit, book, prepare } from '../../support/course-steps';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';

const monday = instant('2031-03-03T15:00:00Z');
const visit = '2031-03-10T15:00:00Z';
const withdrawal = { type: 'WithdrawConsent', reason: 'asked to' } as const;
const enough = { type: 'EndTreatmentEarly', reason: 'enough' } as const;

function booked(override = false): { world: CourseWorld; session: SessionId } {
  const world = admit(new CourseWorld(monday));
  if (!override) return { world, session: book(world, visit) };
  const command = {
    type: 'BookSession',
    startsAt: instant(visit),
    reason: 'travels',
    override,
    replaces: null,
  } as const;
  world.send(command, clinician);
  return { world, session: world.told('SessionBooked').at(-1)!.session };
}

function statusOf({ course }: CourseWorld, session: SessionId): string | undefined {
  return course.clinical.sessions.find(({ id }) => id === session)?.status;
}

const cancelled = ({ log }: CourseWorld) =>
  log.flatMap(({ event, actor, cause }) =>
    event.type === 'BookingCancelled' ? [{ ...event, by: actor.kind, rule: cause.rule }] : [],
  );

const remindersSince = (world: CourseWorld, entries: number, session: SessionId): readonly CourseEvent[] =>
  world.events
    .slice(entries)
    .filter((event) => event.type === 'ReminderRequested' && event.obligation.includes(session));

describe('a booking to come', () => {
  it.each([
    ['consent is withdrawn', withdrawal, 'consent was withdrawn', 'consent.withdrawal'],
    ['treatment is ended early', enough, 'the round of sessions has ended', 'course.roundEnded'],
  ] as const)('is cancelled when %s, and nobody is asked to come to it', (_when, command, reason, rule) => {
    for (const overridden of [false, true]) {
      const { world, session } = booked(overridden);
      world.send(command, clinician);
      const entries = world.log.length;
      expect(cancelled(world)).toEqual([{ type: 'BookingCancelled', session, reason, by: 'engine', rule }]);
      expect(world.owing.filter((key) => key.includes(session))).toEqual([]);
      expect(world.course.obligations.get(`attendSession:${session}` as never)).toMatchObject({
        status: 'notNeeded',
      });
      world.forwardTo('2031-03-12T15:00:00Z');
      expect(remindersSince(world, entries, session)).toEqual([]);
    }
  });

  it('that was cancelled so is told to the patient by a person, who says when it is done', () => {
    const { world, session } = booked();
    world.send(withdrawal, coordinator);
    const telling = [...world.course.obligations.values()].find(({ kind }) => kind === 'tellOfCorrection')!;
    expect(telling).toMatchObject({ status: 'open', owner: 'coordinator', session });
    world.send({ type: 'CompleteObligation', obligation: telling.key, note: 'rang' }, coordinator);
    expect(world.owing).not.toContain(telling.key);
  });

  it('is cancelled by the last counted dose of its round', () => {
    const world = admit(new CourseWorld(monday));
    const dose = (ordinal: number, daysAgo: number) => {
      const at = plusMinutes(monday, -daysAgo * 1_440);
      world.send({ type: 'ReportDose', session: `s-${ordinal}` as SessionId, series: 'introductory', dose: null, at });
    };
    for (const ordinal of [1, 2, 3, 4, 5]) dose(ordinal, 36 - 7 * ordinal);
    const session = book(world, '2031-03-09T15:00:00Z');
    expect(statusOf(world, session)).toBe('booked');
    dose(6, 0);
    expect(statusOf(world, session)).toBe('cancelled');
    expect(world.course.phase).toBe('integration');
  });

  it('that was adopted with a course whose consent is withdrawn is cancelled as well', () => {
    const world = new CourseWorld(monday);
    const { realm, clinic, patient } = world.identity;
    const [startsAt, endsAt] = [instant(visit), plusMinutes(instant(visit), 150)];
    const session = 's-ehr' as SessionId;
    const told = (id: string) => ({ at: monday, fact: { source: 'ehr', id, version: 1 } });
    const booking = { type: 'ReportBooking', session, series: 'introductory', startsAt, endsAt } as const;
    const facts = [
      { ...booking, ...told('booking') },
      { ...withdrawal, ...told('withdrawal') },
    ];
    const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
    world.send({ type: 'AdoptCourse', ...course, asOf: monday, facts }, coordinator);
    expect(statusOf(world, session)).toBe('cancelled');
    expect(world.owing.filter((key) => key.startsWith('tellOfCorrection'))).toHaveLength(1);
  });
});

describe('a session', () => {
  it('whose time has come is left to a person to settle', () => {
    const { world, session } = booked();
    world.forwardTo(visit);
    world.send(enough, clinician);
    expect(statusOf(world, session)).toBe('booked');
    expect(world.owing).toContain(`attendSession:${session}`);
  });

  it('under way is not cancelled, whatever becomes of the course', () => {
    for (const command of [withdrawal, enough, { type: 'ReportDeath' } as const]) {
      const { world, session } = booked();
      world.forwardTo(visit);
      prepare(world, session);
      world.send({ type: 'StartSession', session }, coordinator);
      world.send(command, clinician);
      expect(statusOf(world, session)).toBe('started');
    }
  });
});
