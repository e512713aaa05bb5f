import { Client } from 'pg';
import { msOf } from '../../domain/time/instant';
import type { BookingEvaluation } from '../../domain/spacing/evaluation';
import type { Evaluate } from '../../store';
import { closedAfterEach } from './closed-after-each';
import { anchor, courseOf, daysLater } from './course-fixture';
import { engines, engineWithConnections, startLimitMs } from './engines';
import type { OpenedStore } from './engines';
import { byTheRules, hold, ledgerOf, threeDays } from './ledger-fixture';

const atOnce = 20;
/** Every day of the forty once, in an order that jumps about. */
const days = Array.from({ length: atOnce }, (_, index) => (index * 17) % atOnce);
const threeDaysMs = 72 * 3_600_000;

/** Sees nobody else: only the database is left to object. */
const blind: Evaluate = (_rows, effect) => byTheRules([], effect);

describe.each(engines)('bookings of one patient that race, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);

  /** One course per day asks for that day; gives back the days that were held and those that were refused. */
  const race = async (patient: string, evaluate: Evaluate) => {
    const outcomes = await Promise.all(
      days.map(async (day) => {
        const course = courseOf(`${patient}, day ${day}`, patient);
        const { type } = await opening.store.ledger.reserve(
          course,
          hold(course, `day ${day}`, daysLater(day)),
          evaluate,
        );
        return { day, type };
      }),
    );
    const daysWith = (type: string) => outcomes.filter((outcome) => outcome.type === type).map(({ day }) => day);
    return { held: daysWith('held'), refused: daysWith('spacingRefused') };
  };

  it.each([
    ['the rules', 'ruled', byTheRules],
    ['the constraint alone, the rules being blind', 'constrained', blind],
  ])('leave exactly those standing that keep apart, by %s', async (_by, patient, evaluate) => {
    const { held, refused } = await race(patient, evaluate);
    expect(held.length + refused.length).toBe(atOnce);
    const near = (one: number, other: number) => Math.abs(one - other) * 24 * 3_600_000 < threeDaysMs;
    expect(held.filter((day) => held.some((other) => other !== day && near(day, other)))).toEqual([]);
    expect(refused.filter((day) => !held.some((other) => near(day, other)))).toEqual([]);
    const standing = await ledgerOf(opening.store, courseOf('any', patient));
    expect(standing).toEqual(held.sort((a, b) => a - b).map((day) => `day ${day} booking ${daysLater(day)}`));
  });

  it('keep to a limit on their number, which only the lock can see to', async () => {
    const demand = { ...threeDays, minimum: [{ hours: 1 }], caps: [{ sessions: 2, window: { days: 60 } }] };
    const outcomes = await Promise.all(
      days.map((day) => {
        const course = courseOf(`capped, day ${day}`, 'capped');
        return opening.store.ledger.reserve(course, hold(course, 's1', daysLater(day), { demand }), byTheRules);
      }),
    );
    expect(outcomes.filter(({ type }) => type === 'held')).toHaveLength(2);
    expect(await ledgerOf(opening.store, courseOf('any', 'capped'))).toHaveLength(2);
  });

  it('are told why, when the constraint had to say it', async () => {
    const [first, second] = [courseOf('told 1', 'told'), courseOf('told 2', 'told')];
    await opening.store.ledger.reserve(first, hold(first, 's1', daysLater(7)), byTheRules);
    let looks = 0;
    const blindOnce: Evaluate = (rows, effect) => byTheRules(looks++ === 0 ? [] : rows, effect);
    const refused = await opening.store.ledger.reserve(second, hold(second, 's2', daysLater(8)), blindOnce);
    const evaluation: Partial<BookingEvaluation> = {
      code: 'tooEarly',
      reasonCode: 'minimumGap',
      earliest: daysLater(10),
    };
    expect(refused).toMatchObject({ type: 'spacingRefused', evaluation });

    const third = courseOf('told 3', 'told');
    const stubborn = await opening.store.ledger.reserve(third, hold(third, 's3', daysLater(8)), blind);
    expect(stubborn).toMatchObject({
      type: 'spacingRefused',
      evaluation: { code: 'tooEarly', reasonCode: 'minimumGap' },
    });
  });

  it('are one when they are the same effect', async () => {
    const course = courseOf('doubled');
    const effect = hold(course, 's1', daysLater(7));
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => opening.store.ledger.reserve(course, effect, byTheRules)),
    );
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => ({ type: 'held' })));
    expect(await ledgerOf(opening.store, course)).toEqual([`s1 booking ${daysLater(7)}`]);
  });
});

describe.each(engineWithConnections)('two transactions that ignore the lock, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it(
    'cannot both hold: the later one is told 23P01 when the earlier one commits',
    async () => {
      const { url, close } = await open();
      closeLater(close);
      const clients = [
        new Client({ connectionString: url ?? '' }),
        new Client({ connectionString: url ?? '' }),
      ] as const;
      const [one, other] = clients;
      for (const client of clients) {
        closeLater(() => client.end());
        await client.connect();
      }
      const insert = (name: string, at: string) => ({
        text: `insert into ledger (course_id, session, realm, clinic, patient, kind, starts_at, floor_at, demand, zone_assumed, overridden, constrained)
             values ($1, 's1', 'real', 'harbor', 'racing', 'booking', $2, $2::timestamptz + interval '72 hours', '{}', false, false, true)`,
        values: [name, at],
      });
      await one.query('begin');
      await one.query(insert('first', anchor));
      const waiting = other.query(insert('second', daysLater(2))).then(
        () => 'held',
        (error: unknown) => error,
      );
      await one.query('commit');
      expect(await waiting).toMatchObject({ code: '23P01', constraint: 'ledger_hard_floor' });
      expect(msOf(daysLater(3)) - msOf(anchor)).toBe(threeDaysMs);
      await other.query(insert('third', daysLater(3)));
    },
    startLimitMs,
  );
});
