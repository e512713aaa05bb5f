import { CamelCasePlugin, Kysely } from 'kysely';
import type { Transaction as KyselyTransaction } from 'kysely';
import type { Engine } from './engine';
import { engineDialect } from './engine-dialect';
import type { Tables } from './tables';

export type Database = Kysely<Tables>;
/** Inside one, only it may be used: the embedded engine has one connection, and asking for another waits for ever. */
export type Transaction = KyselyTransaction<Tables>;

/** Columns are snake_case in SQL and camelCase here; the insides of json columns stay as they are. */
export function databaseOn(engine: Engine): Database {
  return new Kysely<Tables>({
    dialect: engineDialect(engine),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
