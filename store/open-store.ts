import type { Store } from './store';

/** Where the data are: a PostgreSQL server, or a directory for the embedded database. */
export type StoreSettings = { readonly databaseUrl: string } | { readonly directory: string };

/**
 * Opens the store and brings its tables up to date. The embedded database has no lock of its own and a second opener
 * loses writes silently: the caller must hold the process lock of the directory until `close()` is done.
 */
export async function openStore(_settings: StoreSettings): Promise<Store> {
  return Promise.reject(new Error('not yet'));
}
