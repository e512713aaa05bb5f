import { sql } from 'kysely';
import type { Transaction } from './database';

type Locked = 'course' | 'patient' | 'protocol' | 'keys';

/** Waits for a lock that lasts until the transaction ends. Two names with the same hash merely wait for each other. */
export async function takeLock(tx: Transaction, kind: Locked, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${name}`}, 0))`.execute(tx);
}
