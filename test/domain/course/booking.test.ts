import type { SessionId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, hold } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');

const booking = (startsAt: string, more: { reason?: string; override?: boolean; replaces?: SessionId } = {}) => ({
  type: 'BookSession' as const,
  startsAt: instant(startsAt),
  reason: more.reason ?? null,
  override: more.override ?? false,
  replaces: more.replaces ?? null,
});

describe('a booking', () => {
  it('is refused in the past, naming the present', () => {
    const world = admit(new CourseWorld(monday));
    expect(world.send(booking('2031-03-03T14:00:00Z'), coordinator)).toEqual({
      type: 'refused',
      refusal: { type: 'StartsInThePast', startsAt: '2031-03-03T14:00:00.000Z', now: '2031-03-03T15:00:00.000Z' },
    });
  });

  it('is refused before consent is signed', () => {
    const world = new CourseWorld(monday);
    world.open();
    const reply = world.send(booking('2031-03-10T15:00:00Z'), coordinator);
    expect(reply).toMatchObject({ type: 'refused', refusal: { type: 'NotInPhase', phase: 'screening' } });
  });

  it('waits for the ledger, and is answered only by what the ledger says', () => {
    const world = admit(new CourseWorld(monday));
    world.policy = () => 'noAnswer';
    expect(() => world.send(booking('2031-03-10T15:00:00Z'), coordinator)).toThrow('was not answered');
    world.forwardTo('2031-03-03T15:00:09Z');
    expect(world.told('BookingRefused')).toEqual([]);
    world.forwardTo('2031-03-03T15:00:10Z');
    expect(world.told('BookingRefused')[0]?.refusal).toEqual({
      type: 'LedgerUnavailable',
      reason: 'the ledger did not answer within 10 s',
    });
    expect(world.steps.at(-1)?.replies).toHaveLength(1);
  });

  it('releases a hold that comes after its refusal, and does not book', () => {
    const world = admit(new CourseWorld(monday));
    world.policy = () => 'noAnswer';
    expect(() => world.send(booking('2031-03-10T15:00:00Z'), coordinator)).toThrow();
    world.forwardTo('2031-03-03T15:01:00Z');
    const effect = world.effects.find(({ type }) => type === 'reserveSpacing');
    if (!effect) throw new Error('No hold was asked for');
    const letter = { type: 'EffectSettled', key: effect.key, outcome: { type: 'held' } } as const;
    world.deliver({ letter, cause: { kind: 'effect', id: effect.key }, actor: coordinator });
    expect(world.told('LateHoldReleased')).toHaveLength(1);
    expect(world.told('SessionBooked')).toEqual([]);
  });

  it('is refused as the ledger refuses it, naming the bound', () => {
    const world = admit(new CourseWorld(monday));
    world.policy = (effect) => {
      if (effect.type !== 'reserveSpacing') return 'noAnswer';
      const bounds = { targetFrom: null, targetTo: null, latest: null, absoluteEarliest: null, inTheWay: null };
      const earliest = instant('2031-03-12T15:00:00Z');
      const rule = 'treatment.introductory.spacing.minimum';
      return {
        type: 'spacingRefused',
        evaluation: { code: 'tooEarly', reasonCode: 'minimumGap', rule, earliest, ...bounds },
      };
    };
    const reply = world.send(booking('2031-03-10T15:00:00Z'), coordinator);
    expect(reply).toMatchObject({
      refusal: { type: 'TooEarly', evaluation: { earliest: '2031-03-12T15:00:00.000Z' } },
    });
  });

  it('past the target of the introductory series needs a clinician and a reason', () => {
    const world = admit(new CourseWorld(monday));
    hold(world, book(world, '2031-03-10T15:00:00Z'), '2031-03-10T15:00:00Z');
    const late = '2031-03-20T15:00:00Z';
    expect(world.send(booking(late), clinician)).toMatchObject({ refusal: { type: 'ReasonNeeded' } });
    expect(world.send(booking(late, { reason: 'travels' }), coordinator)).toMatchObject({
      refusal: { type: 'RoleNotAllowed' },
    });
    expect(world.send(booking(late, { reason: 'travels' }), clinician).type).toBe('accepted');
  });

  it('inside the minimum gap stands only by a clinician with a reason', () => {
    const world = admit(new CourseWorld(monday));
    hold(world, book(world, '2031-03-10T15:00:00Z'), '2031-03-10T15:00:00Z');
    const early = booking('2031-03-12T15:00:00Z', { override: true, reason: 'relapse' });
    expect(world.send(early, coordinator)).toMatchObject({ refusal: { type: 'RoleNotAllowed' } });
    expect(world.send(early, clinician).type).toBe('accepted');
    expect(world.told('SessionBooked').at(-1)?.evaluation?.code).toBe('overridden');
  });

  it('replaces another at a new time, and the old one is no longer owed anything', () => {
    const world = admit(new CourseWorld(monday));
    const first = book(world, '2031-03-10T15:00:00Z');
    expect(world.send(booking('2031-03-11T15:00:00Z', { replaces: first }), coordinator).type).toBe('accepted');
    expect(world.course.clinical.sessions.map(({ status }) => status)).toEqual(['replaced', 'booked']);
    expect(world.owing.filter((key) => key.includes(first))).toEqual([]);
  });

  it('is never reported round the ledger', () => {
    const world = admit(new CourseWorld(monday));
    const startsAt = instant('2031-03-04T15:00:00Z');
    const session = 's-elsewhere' as SessionId;
    const reply = world.send({ type: 'ReportBooking', session, series: 'introductory', startsAt, endsAt: startsAt });
    expect(reply).toMatchObject({ type: 'refused', refusal: { type: 'Impossible', field: 'type' } });
  });

  it('sent again with the same key is answered with the same booking', () => {
    const world = admit(new CourseWorld(monday));
    const command = booking('2031-03-10T15:00:00Z');
    const first = world.send(command, coordinator, 'once');
    expect(world.send(command, coordinator, 'once')).toEqual(first);
    expect(world.told('SessionBooked')).toHaveLength(1);
  });

  it('sent with a used key and another body is refused, and nothing is lost', () => {
    const world = admit(new CourseWorld(monday));
    world.send(booking('2031-03-10T15:00:00Z'), coordinator, 'once');
    expect(world.send(booking('2031-03-11T15:00:00Z'), coordinator, 'once')).toEqual({
      type: 'refused',
      refusal: { type: 'IdempotencyKeyReused' },
    });
    expect(world.told('SessionBooked')).toHaveLength(1);
  });
});

describe('patients who do not come', () => {
  it('are asked after the second time in a row, and the course is paused', () => {
    const world = admit(new CourseWorld(monday));
    for (const startsAt of ['2031-03-10T15:00:00Z', '2031-03-17T15:00:00Z']) {
      const session = book(world, startsAt);
      world.forwardTo(startsAt).forwardTo(instant(startsAt.replace('15:00', '15:20')));
      world.send({ type: 'ReportNoShow', session }, coordinator);
    }
    expect(world.told('CoursePaused')).toHaveLength(1);
    expect(world.owing.some((key) => key.startsWith('welfareCheck:'))).toBe(true);
    expect(world.owing.some((key) => key.startsWith('reviewPause:'))).toBe(true);
    expect(world.owing.some((key) => key.startsWith('bookSession:'))).toBe(false);
  });

  it('make the engine ask after the late limit when nobody has said', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    world.forwardTo('2031-03-10T15:16:00Z');
    const asked = world.told('EscalationRaised').filter(({ obligation }) => obligation === `attendSession:${session}`);
    expect(asked).toHaveLength(1);
    expect(world.course.clinical.sessions[0]?.status).toBe('booked');
  });
});

describe('a missed check-in', () => {
  it('climbs to the coordinator after a day and to the clinician after two', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    world.forwardTo('2031-03-10T15:00:00Z');
    world.send({ type: 'ReportDose', session, dose: null });
    world.forwardTo('2031-03-14T15:00:00Z');
    const climbed = world
      .told('EscalationRaised')
      .filter(({ obligation }) => obligation === `checkIn:${session}`)
      .map(({ level, recipients }) => [level, recipients[0]?.person]);
    expect(climbed.slice(0, 2)).toEqual([
      [0, 'cora'],
      [1, 'clive'],
    ]);
  });
});
