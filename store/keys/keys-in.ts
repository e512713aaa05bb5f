import type { Database } from '../database/database';
import { addFirstKeys, addKeys } from './add-keys';
import type { Keys } from './keys';

export function keysIn(db: Database): Keys {
  return {
    add: (key) => addKeys(db, [key]),
    addFirst: (keys, keep) => addFirstKeys(db, keys, keep),
    async findByHash(hash) {
      return (await db.selectFrom('apiKeys').selectAll().where('hash', '=', hash).executeTakeFirst()) ?? null;
    },
    async list() {
      return db.selectFrom('apiKeys').selectAll().orderBy('id').execute();
    },
  };
}
