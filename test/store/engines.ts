import { openStore } from '../../store';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { postgresForTests } from '../support/postgres';
import { findPostgres } from '../support/postgres-server';

/** An empty store on one of the two engines; `url` where other connections can be made to it. */
export interface OpenedStore {
  readonly store: Store;
  readonly url: string | null;
  readonly close: () => Promise<void>;
}

interface StoreEngine {
  readonly name: string;
  readonly open: () => Promise<OpenedStore>;
}

const embedded: StoreEngine = {
  name: 'the embedded engine',
  open: async () => {
    const store = await openMemoryStore();
    return { store, url: null, close: () => store.close() };
  },
};

const server: StoreEngine = {
  name: 'PostgreSQL',
  open: async () => {
    const database = await postgresForTests();
    if (database === undefined) throw new Error('PostgreSQL was found and then was not.');
    const store = await openStore({ databaseUrl: database.url });
    const close = async () => {
      await store.close();
      await database.stop();
    };
    return { store, url: database.url, close };
  },
};

const installed = findPostgres() !== undefined || Boolean(process.env['TEST_DATABASE_URL']);

/** Under load an engine takes its time to start. */
export const startLimitMs = 60_000;

/** Both engines; where PostgreSQL is not installed, which CI does not allow, the embedded one alone. */
export const engines: readonly StoreEngine[] = installed ? [embedded, server] : [embedded];
/** For what takes several connections at once. */
export const engineWithConnections: readonly StoreEngine[] = engines.filter((engine) => engine === server);
