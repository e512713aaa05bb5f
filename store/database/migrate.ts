import { Migrator } from 'kysely';
import type { Database } from './database';
import { migrations } from '../migrations';
import { storeErrorFrom } from './store-error';

/** Brings the tables up to date, under the migrator's own lock: of several processes one does it and the others wait. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw storeErrorFrom(error);
}
