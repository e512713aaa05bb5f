import { sql } from 'kysely';
import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import { plusMinutes } from '../../domain/time/instant';
import type { Effects } from './effects';

const weekMinutes = 7 * 24 * 60;

export function effectsIn(db: Database): Effects {
  return {
    async claim(key, { courseId, realm, patient }, at) {
      const claimed = await db
        .insertInto('effects')
        .values({ key, courseId, realm, patient, at, outcome: null })
        .onConflict((row) => row.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      if (claimed) return 'claimed';
      const earlier = await db.selectFrom('effects').select('outcome').where('key', '=', key).executeTakeFirst();
      return earlier?.outcome ? { settled: earlier.outcome } : 'claimedBefore';
    },
    async settle(key, outcome) {
      await db
        .updateTable('effects')
        .set({ outcome: jsonText(outcome) })
        .where('key', '=', key)
        .where('outcome', 'is', null)
        .execute();
    },
    async release(key) {
      await db.deleteFrom('effects').where('key', '=', key).where('outcome', 'is', null).execute();
    },
    async sentThisWeek(realm, patient, channel, before) {
      const { sent } = await db
        .selectFrom('effects')
        .select((select) => select.fn.countAll<number>().as('sent'))
        .where('realm', '=', realm)
        .where('patient', '=', patient)
        .where('at', '>=', plusMinutes(before, -weekMinutes))
        .where('at', '<', before)
        .where(sql<string>`outcome ->> 'type'`, '=', 'sent')
        .where(sql<string>`outcome ->> 'channel'`, '=', channel)
        .executeTakeFirstOrThrow();
      return sent;
    },
  };
}
