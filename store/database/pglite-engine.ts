import { PGlite } from '@electric-sql/pglite';
import { columnParsers } from './column-parsers';
import type { Engine } from './engine';
import { storeErrorFrom } from './store-error';

/** Starts the embedded database on a directory, or in memory from a copy of one. Takes a second or two. */
export async function openPglite(place: { readonly dataDir: string; readonly loadDataDir?: Blob }): Promise<PGlite> {
  // Its types exist for ES modules only.
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist');
  try {
    return await PGlite.create({ ...place, extensions: { btree_gist }, parsers: { ...columnParsers } });
  } catch (error) {
    throw storeErrorFrom(error);
  }
}

/** The embedded database has one connection: it is lent to one user after the other. */
export function pgliteEngine(database: PGlite): Engine {
  let free: Promise<void> = Promise.resolve();
  const turn = async (): Promise<() => void> => {
    const before = free;
    let giveBack = (): void => undefined;
    free = new Promise((resolve) => (giveBack = resolve));
    await before;
    return giveBack;
  };
  return {
    async acquire() {
      const giveBack = await turn();
      return {
        async run(text, values) {
          const { rows, rowCount } = await database.query(text, [...values]);
          return { rows, affectedRows: rowCount ?? 0 };
        },
        release: () => giveBack(),
      };
    },
    async end() {
      const giveBack = await turn();
      await database.close().finally(giveBack);
    },
  };
}
