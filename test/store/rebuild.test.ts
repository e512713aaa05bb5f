import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity } from '../../domain/course/log';
import type { EffectKey, PatientId } from '../../domain/ids';
import type { Store } from '../../store';
import { harborClinic } from '../activities/clinic-fixture';
import { closedAfterEach } from './closed-after-each';
import { card, courseOf, daysLater, entry, obligation, opened, owes, recording, session } from './course-fixture';
import { engines, startLimitMs } from './engines';
import { asks, books, byTheRules, dosed, hold } from './ledger-fixture';

const raised: CourseEvent = {
  type: 'EscalationRaised',
  obligation: obligation('book-1'),
  level: 0,
  pass: 0,
  recipients: [],
  effect: 'c:5:1' as EffectKey,
};

async function record(store: Store, course: CourseIdentity, events: readonly CourseEvent[], batch: number) {
  const entries = events.map((event, index) => entry(index + 1, event, index));
  for (let from = 0; from < entries.length; from += batch) {
    const last = card({ phase: `after ${Math.min(from + batch, entries.length)}` });
    await store.courses.record(
      recording(course, entries.slice(from, from + batch), { card: last, wakeAt: daysLater(from) }),
    );
  }
}

/** Courses in every state that the read models and the ledger tell apart. */
async function fill(store: Store) {
  await store.clinics.put({ ...harborClinic, zone: 'America/New_York' });
  const [ann, bea, cat] = [courseOf('ann', 'p1'), courseOf('bea', 'p1'), courseOf('cat', 'p2')];
  const reserve = (course: CourseIdentity, name: string, day: number, replaces: string | null = null) =>
    store.ledger.reserve(
      course,
      hold(course, name, daysLater(day), { replaces: replaces === null ? null : session(replaces) }),
      byTheRules,
    );

  await reserve(ann, 's1', 7);
  await record(store, ann, [opened, asks('s1', 7), books('s1', 7), owes('book-1', daysLater(3)), raised], 2);
  await reserve(ann, 's2', 9, 's1');
  await reserve(bea, 'b1', 20);
  await reserve(bea, 'b2', 21);
  const ends: CourseEvent = { type: 'ObligationDone', obligation: obligation('book-1'), note: null };
  const paused: CourseEvent = { type: 'CoursePaused', reason: 'travel' };
  await record(
    store,
    bea,
    [
      opened,
      asks('b1', 20),
      owes('book-1', daysLater(3)),
      books('b1', 20),
      ends,
      dosed('b1'),
      { type: 'FactVoided', seq: 6, reason: 'mistake' },
    ],
    3,
  );
  await record(
    store,
    cat,
    [
      opened,
      books('c1', 7),
      dosed('c0'),
      owes('crisis', daysLater(1), true),
      paused,
      { type: 'CourseClosed', outcome: 'transferred', reason: 'moved' },
    ],
    1,
  );
}

async function everything(store: Store) {
  const viewOf = (patient: string) => store.ledger.viewOf('real', patient as PatientId, harborClinic.id);
  return {
    courses: await store.courses.list({ limit: 50 }),
    obligations: await store.obligations.list({ limit: 50 }),
    ledger: [await viewOf('p1'), await viewOf('p2')],
  };
}

describe.each(engines)('read models and ledger made again from the events, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it(
    'are what they were',
    async () => {
      const { store, close } = await open();
      closeLater(close);
      await fill(store);
      const before = await everything(store);
      await store.rebuild();
      expect(await everything(store)).toEqual(before);
      expect(before.courses.items.map(({ courseId, phase }) => `${courseId}: ${phase}`)).toEqual([
        'cat: after 6',
        'bea: after 7',
        'ann: after 5',
      ]);
      expect(before.ledger[0]?.rows.map((row) => `${row.session} ${row.kind}`)).toEqual(['s2 booking', 'b1 booking']);
      expect(before.ledger[1]?.rows.map((row) => `${row.session} ${row.kind}`)).toEqual(['c0 dose', 'c1 booking']);

      const ann = courseOf('ann', 'p1');
      expect(
        await store.ledger.reserve(ann, hold(ann, 's9', daysLater(10)), () => ({
          ...byTheRules([], hold(ann, 's9', daysLater(10))),
        })),
      ).toMatchObject({ type: 'spacingRefused' });
    },
    startLimitMs,
  );
});
