import { databaseOn } from '../../store/database/database';
import { migrate } from '../../store/database/migrate';
import { openPglite, pgliteEngine } from '../../store/database/pglite-engine';
import type { Store } from '../../store';
import { storeOn } from '../../store/store-on';

let migrated: Promise<Blob> | undefined;

/** An empty store in memory. The tables are made once per process and copied from then on. */
export async function openMemoryStore(): Promise<Store> {
  migrated ??= dumpOfMigrated();
  return storeOn(pgliteEngine(await openPglite({ dataDir: 'memory://', loadDataDir: await migrated })));
}

async function dumpOfMigrated(): Promise<Blob> {
  const database = await openPglite({ dataDir: 'memory://' });
  const db = databaseOn(pgliteEngine(database));
  await migrate(db);
  const dump = await database.dumpDataDir('none');
  await db.destroy();
  return dump;
}
