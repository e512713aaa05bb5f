import { Client } from 'pg';
import type { Store } from '../../store';
import { CursorMalformed } from '../../store';
import { closedAfterEach } from './closed-after-each';
import { anchor, courseOf, log, opened, owes, recording } from './course-fixture';
import { engines, engineWithConnections, startLimitMs } from './engines';

const insertByHand = `
  insert into events (course_id, seq, type, body, realm, clinic, patient, effective_at, recorded_at, actor, cause,
                      protocol_digest, surroundings_digest, engine_build)
  values ('by-hand', $1, 'CourseResumed', '{"reason":"back"}', 'real', 'harbor', 'p', $2, $2, '{}', '{}', '', '', '')`;

/** Course and seq of everything in the feed from `after` on, page by page, and where it ends. */
async function readOn(store: Store, after: string | null, limit = 2) {
  const seen: string[] = [];
  for (let cursor = after; ;) {
    const { items, next } = await store.courses.feed(cursor, limit);
    seen.push(...items.map(({ identity, entry }) => `${identity.courseId} ${entry.seq}`));
    cursor = next;
    if (items.length < limit) return { seen, next };
  }
}

describe.each(engines)('the feed of all courses, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it(
    'tells every entry once, in the order of recording, and goes on from where it was left',
    async () => {
      const { store, close } = await open();
      closeLater(close);
      expect(await store.courses.feed(null, 5)).toEqual({ items: [], next: null });
      const [one, other] = [courseOf('one'), courseOf('other')];
      await store.courses.record(recording(one, log([opened, owes('a', anchor)])));
      await store.courses.record(recording(other, log([opened])));
      const first = await readOn(store, null);
      expect(first.seen).toEqual(['one 1', 'one 2', 'other 1']);
      expect(await readOn(store, first.next)).toEqual({ seen: [], next: first.next });
      await store.courses.record(recording(one, log([owes('b', anchor)], 3)));
      expect((await readOn(store, first.next)).seen).toEqual(['one 3']);
      await expect(store.courses.feed('elsewhere', 5)).rejects.toThrow(CursorMalformed);
    },
    startLimitMs,
  );
});

describe.each(engineWithConnections)('the feed while others write, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it(
    'stays below a transaction under way, and misses nothing of one that began early and wrote late',
    async () => {
      const { store, url, close } = await open();
      closeLater(close);
      const writer = new Client({ connectionString: url ?? '' });
      closeLater(() => writer.end());
      await writer.connect();
      await store.courses.record(recording(courseOf('before'), log([opened])));
      const start = await readOn(store, null);
      expect(start.seen).toEqual(['before 1']);

      await writer.query('begin');
      await writer.query(insertByHand, [1, anchor]);
      await store.courses.record(recording(courseOf('meanwhile'), log([opened])));
      expect(await readOn(store, start.next)).toEqual({ seen: [], next: start.next });
      await writer.query(insertByHand, [2, anchor]);
      await writer.query('commit');
      const rest = await readOn(store, start.next, 1);
      expect(rest.seen).toEqual(['by-hand 1', 'by-hand 2', 'meanwhile 1']);
      expect(await readOn(store, rest.next)).toEqual({ seen: [], next: rest.next });
    },
    startLimitMs,
  );
});
