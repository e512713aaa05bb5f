import { sql } from 'kysely';
import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import type { Idempotency } from './idempotency';

/** Longer than any request takes. */
const patienceSeconds = 60;

export function idempotencyIn(db: Database): Idempotency {
  return {
    async begin(caller, key, bodyDigest) {
      // The server's own clock is right here: it times requests, not courses.
      const { rows } = await sql<{ readonly key: string }>`
        insert into idempotency as kept (caller, key, body_digest, begun_at)
        values (${caller}, ${key}, ${bodyDigest}, now())
        on conflict (caller, key) do update set begun_at = now()
        where kept.status is null and kept.body_digest = excluded.body_digest
          and kept.begun_at < now() - make_interval(secs => ${patienceSeconds})
        returning key`.execute(db);
      if (rows.length > 0) return 'new';
      const kept = await db
        .selectFrom('idempotency')
        .selectAll()
        .where('caller', '=', caller)
        .where('key', '=', key)
        .executeTakeFirst();
      if (kept === undefined) return 'inFlight';
      if (kept.bodyDigest !== bodyDigest) return 'otherBody';
      return kept.status === null ? 'inFlight' : { done: { status: kept.status, body: kept.body } };
    },
    async finish(caller, key, { status, body }) {
      await db
        .updateTable('idempotency')
        .set({ status, body: jsonText(body ?? null) })
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('status', 'is', null)
        .execute();
    },
    async abandon(caller, key) {
      await db
        .deleteFrom('idempotency')
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('status', 'is', null)
        .execute();
    },
    async abandonAll() {
      await db.deleteFrom('idempotency').where('status', 'is', null).execute();
    },
  };
}
