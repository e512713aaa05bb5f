import { databaseOn } from './database/database';
import { migrate } from './database/migrate';
import { openPglite, pgliteEngine } from './database/pglite-engine';
import { postgresEngine } from './database/postgres-engine';
import type { Store } from './store';
import { storeOn } from './store-on';

/** Where the data are: a PostgreSQL server, or a directory for the embedded database. */
export type StoreSettings = { readonly databaseUrl: string } | { readonly directory: string };

/** A migration may rewrite a table, and one process waits for another's. */
const migrating = { statementMs: 300_000, connections: 2 };
const serving = { statementMs: 6_000, connections: 10 };

/**
 * Opens the store and brings its tables up to date; throws `StoreUnavailable` when the database is not there. The
 * embedded database has no lock of its own and a second opener loses writes silently: the caller must hold the process
 * lock of the directory until `close()` is done.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if ('directory' in settings) return openEmbedded(settings.directory);
  const db = databaseOn(postgresEngine(settings.databaseUrl, migrating));
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  return storeOn(postgresEngine(settings.databaseUrl, serving));
}

async function openEmbedded(directory: string): Promise<Store> {
  const engine = pgliteEngine(await openPglite({ dataDir: directory }));
  try {
    await migrate(databaseOn(engine));
  } catch (error) {
    await engine.end();
    throw error;
  }
  return storeOn(engine);
}
