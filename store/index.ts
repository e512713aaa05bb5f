export type { Access, AccessLog } from './access/access-log';
export type { Alert, Alerts } from './alerts/alerts';
export type { Clinics, StoredClinic } from './clinics/clinics';
export type {
  CourseFilter,
  Courses,
  CourseSummary,
  FeedEntry,
  FeedPage,
  RecordInput,
  StoredEntry,
} from './courses/courses';
export { RecordConflict } from './courses/record-conflict';
export { RecordGap } from './courses/record-gap';
export type { Claim, Effects } from './effects/effects';
export type { Beginning, Idempotency, KeptAnswer } from './idempotency/idempotency';
export type { ApiKey, Keys } from './keys/keys';
export type { Admission, Evaluate, Ledger, ReserveSpacing } from './ledger/ledger';
export type { ObligationFilter, Obligations, ObligationStatus, ObligationSummary } from './obligations/obligations';
export { openStore } from './open-store';
export type { StoreSettings } from './open-store';
export type { Outbox, OutboxMessage } from './outbox/outbox';
export { CursorMalformed } from './page';
export type { Page } from './page';
export type {
  Patient,
  PatientChanges,
  PatientContacts,
  PatientFilter,
  Patients,
  PerChannel,
} from './patients/patients';
export { ProtocolVersionTaken } from './protocols/protocol-version-taken';
export type { Protocols, StoredProtocol } from './protocols/protocols';
export { StatementFailed } from './statement-failed';
export type { Store } from './store';
export { StoreUnavailable } from './store-unavailable';
