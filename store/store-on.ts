import { sql } from 'kysely';
import { accessLogIn } from './access/access-log-in';
import { alertsIn } from './alerts/alerts-in';
import { clinicsIn } from './clinics/clinics-in';
import { coursesIn } from './courses/courses-in';
import { databaseOn } from './database/database';
import type { Engine } from './database/engine';
import { effectsIn } from './effects/effects-in';
import { idempotencyIn } from './idempotency/idempotency-in';
import { keysIn } from './keys/keys-in';
import { ledgerIn } from './ledger/ledger-in';
import { obligationsIn } from './obligations/obligations-in';
import { outboxIn } from './outbox/outbox-in';
import { patientsIn } from './patients/patients-in';
import { protocolsIn } from './protocols/protocols-in';
import { rebuild } from './rebuild';
import type { Store } from './store';

/** The store over an engine whose tables are up to date; closing the store ends the engine. */
export function storeOn(engine: Engine): Store {
  const db = databaseOn(engine);
  let closing: Promise<void> | undefined;
  return {
    courses: coursesIn(db),
    obligations: obligationsIn(db),
    patients: patientsIn(db),
    ledger: ledgerIn(db),
    effects: effectsIn(db),
    outbox: outboxIn(db),
    clinics: clinicsIn(db),
    protocols: protocolsIn(db),
    keys: keysIn(db),
    access: accessLogIn(db),
    idempotency: idempotencyIn(db),
    alerts: alertsIn(db),
    async ping() {
      await sql`select 1`.execute(db);
    },
    rebuild: () => rebuild(db),
    // The engine itself, so that a call that comes too late fails as one to a database that is away.
    close: () => (closing ??= engine.end()),
  };
}
