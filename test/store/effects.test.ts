import type { EffectOutcome } from '../../domain/course/effects';
import type { EffectKey } from '../../domain/ids';
import { anchor, courseOf, daysLater } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';

const sent: EffectOutcome = { type: 'sent', channel: 'email' };
const key = (text: string) => text as EffectKey;

describe.each(engines)('what leaves the building, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);

  it('is claimed by one caller of many', async () => {
    const { effects } = opening.store;
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => effects.claim(key('c:1:1'), courseOf('c'), anchor)),
    );
    expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
    expect(claims.filter((claim) => claim === 'claimedBefore')).toHaveLength(7);
  });

  it('keeps its first outcome, and gives it to whoever asks again', async () => {
    const { effects } = opening.store;
    await effects.claim(key('c:2:1'), courseOf('c'), anchor);
    await effects.settle(key('c:2:1'), sent);
    await effects.settle(key('c:2:1'), { type: 'notSent', reason: 'tooLate' });
    expect(await effects.claim(key('c:2:1'), courseOf('c'), anchor)).toEqual({ settled: sent });
  });

  it('can be claimed again once the claim was given back, but not once it is settled', async () => {
    const { effects } = opening.store;
    await effects.claim(key('c:3:1'), courseOf('c'), anchor);
    await effects.release(key('c:3:1'));
    expect(await effects.claim(key('c:3:1'), courseOf('c'), anchor)).toBe('claimed');
    await effects.settle(key('c:3:1'), sent);
    await effects.release(key('c:3:1'));
    expect(await effects.claim(key('c:3:1'), courseOf('c'), anchor)).toEqual({ settled: sent });
  });

  it('counts what was sent to the patient by all courses in the week before', async () => {
    const { effects } = opening.store;
    const [one, other] = [courseOf('one', 'pat'), courseOf('other', 'pat')];
    const practice = { ...one, realm: 'practice' as const };
    const told = [
      ['at the very beginning of the week', one, daysLater(0), sent],
      ['before that', one, daysLater(-1), sent],
      ['by another course', other, daysLater(3), sent],
      ['in practice', practice, daysLater(3), sent],
      ['but not sent', one, daysLater(4), { type: 'notSent', reason: 'optedOut' }],
      ['by another channel', one, daysLater(4), { type: 'sent', channel: 'sms' }],
      ['to somebody else', courseOf('third', 'somebody'), daysLater(4), sent],
      ['at the instant itself', one, daysLater(7), sent],
    ] as const;
    for (const [name, course, at, outcome] of told) {
      await effects.claim(key(name), course, at);
      await effects.settle(key(name), outcome);
    }
    await effects.claim(key('still under way'), one, daysLater(5));
    expect(await effects.sentThisWeek('real', one.patient, 'email', daysLater(7))).toBe(2);
  });

  it('goes to the outbox once, when it is for practice', async () => {
    const { outbox } = opening.store;
    const message = {
      key: 'c:4:1',
      realm: 'practice',
      to: 'the patient',
      subject: 'Reminder',
      text: 'Your visit',
      at: anchor,
    } as const;
    await outbox.put(message);
    await outbox.put({ ...message, text: 'again' });
    await outbox.put({ ...message, key: 'c:5:1', realm: 'real' });
    expect(await outbox.list('practice')).toEqual([message]);
    expect((await outbox.list()).map((one) => one.key)).toEqual(['c:4:1', 'c:5:1']);
  });

  it('is answered once per idempotency key', async () => {
    const { idempotency } = opening.store;
    const begin = (body = 'body-1', caller = 'desk') => idempotency.begin(caller, 'key-1', body);
    const begun = await Promise.all(Array.from({ length: 5 }, () => begin()));
    expect(begun.filter((one) => one === 'new')).toHaveLength(1);
    expect(begun.filter((one) => one === 'inFlight')).toHaveLength(4);
    expect(await begin('body-2')).toBe('otherBody');
    expect(await begin('body-1', 'another caller')).toBe('new');
    const answer = { status: 201, body: { id: 'c1', list: [1, null, 'x'] } };
    await idempotency.finish('desk', 'key-1', answer);
    await idempotency.finish('desk', 'key-1', { status: 500, body: null });
    expect(await begin()).toEqual({ done: answer });
    expect(await begin('body-2')).toBe('otherBody');
    await idempotency.abandon('desk', 'key-1');
    expect(await begin()).toEqual({ done: answer });
    await idempotency.abandon('another caller', 'key-1');
    expect(await begin('body-9', 'another caller')).toBe('new');
    await idempotency.abandonAll();
    expect(await begin('body-9', 'another caller')).toBe('new');
    expect(await begin()).toEqual({ done: answer });
  });
});
