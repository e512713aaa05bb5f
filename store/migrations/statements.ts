import { CompiledQuery } from 'kysely';
import type { Migration } from 'kysely';

/** A migration of SQL statements, run one by one: the embedded engine takes one at a time. There is no way back but a backup. */
export function statements(...texts: readonly string[]): Migration {
  return {
    async up(db) {
      for (const text of texts) await db.executeQuery(CompiledQuery.raw(text));
    },
  };
}
