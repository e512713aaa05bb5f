import { databaseOn } from '../../store/database/database';
import { migrate } from '../../store/database/migrate';
import { openPglite, pgliteEngine } from '../../store/database/pglite-engine';
import type { Store } from '../../store';
import { storeOn } from '../../store/store-on';

let migrated: Promise<Blob> | undefined;

/**
 * An empty store in memory; close it. The first one of a process makes the tables, which takes some seconds, the later
 * ones start from a copy. Give the hook that opens it more than Jest's default of 5 s.
 */
export async function openMemoryStore(): Promise<Store> {
  if (migrated !== undefined) return copyOf(await migrated);
  const database = await openPglite({ dataDir: 'memory://' });
  const engine = pgliteEngine(database);
  await migrate(databaseOn(engine));
  migrated = database.dumpDataDir('none');
  await migrated;
  return storeOn(engine);
}

async function copyOf(dump: Blob): Promise<Store> {
  return storeOn(pgliteEngine(await openPglite({ dataDir: 'memory://', loadDataDir: dump })));
}
