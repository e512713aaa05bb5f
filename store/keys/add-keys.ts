import type { Database, Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import { takeLock } from '../database/take-lock';
import type { ApiKey } from './keys';

/** See `Keys.addFirst`. The lock keeps two processes that start at once from both finding no key. */
export async function addFirstKeys(db: Database, keys: readonly ApiKey[], keep: () => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await takeLock(tx, 'keys', 'first');
    const known = await tx.selectFrom('apiKeys').select('id').limit(1).executeTakeFirst();
    if (known !== undefined) return false;
    await keep();
    await addKeys(tx, keys);
    return true;
  });
}

export async function addKeys(db: Database | Transaction, keys: readonly ApiKey[]): Promise<void> {
  const rows = keys.map((key) => ({ ...key, actor: jsonText(key.actor) }));
  await db.insertInto('apiKeys').values(rows).execute();
}
