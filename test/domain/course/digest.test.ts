import type { Effect } from '../../../domain/course/effects';
import type { SessionId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { coordinator, CourseWorld } from '../../support/course-world';
import { admit, book } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const visit = instant('2031-03-20T15:00:00Z');
/** Three days before the visit the patient is reminded of it, and of naming the person who will be there. */
const threeDaysBefore = instant('2031-03-17T15:00:00Z');

type Remind = Extract<Effect, { readonly type: 'remind' }>;

function booked(): { readonly world: CourseWorld; readonly session: SessionId } {
  const world = admit(new CourseWorld(monday));
  return { world, session: book(world, visit) };
}

const messages = (world: CourseWorld): Remind[] =>
  world.effects.filter((effect): effect is Remind => effect.type === 'remind');

const toldOf = (world: CourseWorld) =>
  world
    .told('ReminderSent', 'ReminderNotSent', 'ReminderPostponed')
    .map((event) => [event.type, event.obligation, 'reason' in event ? event.reason : event.channel]);

describe('reminders that come due at one decision', () => {
  it('go in one message, and each is told as sent', () => {
    const { world, session } = booked();
    world.forwardTo(threeDaysBefore);
    const attend = `attendSession:${session}`;
    const confirm = `confirmMonitor:${session}`;
    expect(messages(world)).toEqual([
      {
        type: 'remind',
        key: expect.stringMatching(/^course1:\d+:0$/) as string,
        obligation: attend,
        template: 'appointment',
        about: visit,
        channel: 'email',
        now: threeDaysBefore,
        also: [{ obligation: confirm, template: 'form', about: '2031-03-19T15:00:00.000Z' }],
      },
    ]);
    const key = messages(world)[0]?.key;
    expect(world.told('ReminderRequested').map(({ obligation, effect }) => [obligation, effect])).toEqual([
      [attend, key],
      [confirm, key],
    ]);
    expect(toldOf(world)).toEqual([
      ['ReminderSent', attend, 'email'],
      ['ReminderSent', confirm, 'email'],
    ]);
  });

  it('are put off together when the message cannot leave, and go in one again', () => {
    const { world, session } = booked();
    let tries = 0;
    world.policy = (effect) => {
      if (effect.type !== 'remind') return 'noAnswer';
      tries += 1;
      return tries === 1 ? { type: 'failedTemporarily', reason: 'down' } : { type: 'sent', channel: effect.channel };
    };
    world.forwardTo('2031-03-17T15:15:00Z');
    const both = [`attendSession:${session}`, `confirmMonitor:${session}`];
    expect(toldOf(world)).toEqual([
      ...both.map((key) => ['ReminderPostponed', key, 'down']),
      ...both.map((key) => ['ReminderSent', key, 'email']),
    ]);
    expect(messages(world).map(({ also }) => also?.length)).toEqual([1, 1]);
  });

  it('are told one by one when the message has left some out', () => {
    const { world, session } = booked();
    const [attend, confirm] = [`attendSession:${session}`, `confirmMonitor:${session}`] as never[];
    world.policy = (effect) =>
      effect.type === 'remind'
        ? { type: 'sent', channel: 'email', leftOut: [{ obligation: confirm!, reason: 'noTemplateForLanguage' }] }
        : 'noAnswer';
    world.forwardTo(threeDaysBefore);
    expect(toldOf(world)).toEqual([
      ['ReminderSent', attend, 'email'],
      ['ReminderNotSent', confirm, 'noTemplateForLanguage'],
    ]);
    expect(world.owing).toContain(`reachByOtherMeans:${String(confirm)}`);
    expect(world.owing).not.toContain(`reachByOtherMeans:${String(attend)}`);
  });

  it('name each thing once, also where two reminders of it were missed, and nothing that is past', () => {
    const { world, session } = booked();
    world.now = instant('2031-03-19T15:00:00Z');
    world.wake();
    const attend = `attendSession:${session}`;
    expect(world.told('ReminderRequested').map(({ plannedAt }) => plannedAt)).toEqual([
      threeDaysBefore,
      '2031-03-19T15:00:00.000Z',
    ]);
    expect(messages(world)).toMatchObject([{ obligation: attend, about: visit }]);
    expect(messages(world)[0]).not.toHaveProperty('also');
    expect(toldOf(world)).toEqual([
      ['ReminderNotSent', `returnMeasure:${session}:phq-9`, 'tooLate'],
      ['ReminderNotSent', `confirmMonitor:${session}`, 'tooLate'],
      ['ReminderSent', attend, 'email'],
      ['ReminderSent', attend, 'email'],
    ]);
  });

  it('never hold the crisis text, which stands alone', () => {
    const { world, session } = booked();
    world.now = threeDaysBefore;
    const alarming = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: alarming, session: null }, coordinator);
    expect(messages(world).map(({ template, also }) => [template, also?.map(({ obligation }) => obligation)])).toEqual([
      ['crisis', undefined],
      ['appointment', [`confirmMonitor:${session}`]],
    ]);
    const keys = world.told('ReminderRequested').map(({ effect }) => effect);
    expect(keys[1]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });
});
