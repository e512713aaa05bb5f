import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import type { Keys } from './keys';

export function keysIn(db: Database): Keys {
  return {
    async add(key) {
      await db
        .insertInto('apiKeys')
        .values({ ...key, actor: jsonText(key.actor) })
        .execute();
    },
    async findByHash(hash) {
      return (await db.selectFrom('apiKeys').selectAll().where('hash', '=', hash).executeTakeFirst()) ?? null;
    },
    async list() {
      return db.selectFrom('apiKeys').selectAll().orderBy('id').execute();
    },
    async count() {
      const row = await db
        .selectFrom('apiKeys')
        .select((select) => select.fn.countAll<number>().as('keys'))
        .executeTakeFirstOrThrow();
      return row.keys;
    },
  };
}
