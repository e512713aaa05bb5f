import type { AccessLog } from './access/access-log';
import type { Alerts } from './alerts/alerts';
import type { Clinics } from './clinics/clinics';
import type { Courses } from './courses/courses';
import type { Effects } from './effects/effects';
import type { Idempotency } from './idempotency/idempotency';
import type { Keys } from './keys/keys';
import type { Ledger } from './ledger/ledger';
import type { Obligations } from './obligations/obligations';
import type { Outbox } from './outbox/outbox';
import type { Patients } from './patients/patients';
import type { Protocols } from './protocols/protocols';

/**
 * The permanent record. Every method throws `StoreUnavailable` when the database cannot be used now, in less than half a
 * minute, and `StatementFailed` for a defect; neither names anything about a patient.
 */
export interface Store {
  readonly courses: Courses;
  readonly obligations: Obligations;
  readonly patients: Patients;
  readonly ledger: Ledger;
  readonly effects: Effects;
  readonly outbox: Outbox;
  readonly clinics: Clinics;
  readonly protocols: Protocols;
  readonly keys: Keys;
  readonly access: AccessLog;
  readonly idempotency: Idempotency;
  readonly alerts: Alerts;
  /** Answers when the database does; for health checks. */
  ping(): Promise<void>;
  /** Drops the read models and the ledger and makes them again from the events, course by course, in one transaction. */
  rebuild(): Promise<void>;
  /** Waits for the calls under way; later ones throw `StoreUnavailable`. */
  close(): Promise<void>;
}
