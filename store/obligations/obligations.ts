import type { OwnerRole } from '../../domain/course/actor';
import type { Realm } from '../../domain/course/log';
import type { ObligationKind } from '../../domain/course/obligation-events';
import type { ClinicId, CourseId, FindingId, ObligationKey, PatientId, SessionId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';
import type { Page } from '../page';

export type ObligationStatus = 'open' | 'done' | 'notNeeded' | 'couldNotDo';

/** Something owed, as the work list shows it. */
export interface ObligationSummary {
  readonly courseId: CourseId;
  readonly obligation: ObligationKey;
  readonly realm: Realm;
  readonly clinic: ClinicId;
  readonly patient: PatientId;
  readonly kind: ObligationKind;
  readonly owner: OwnerRole;
  readonly status: ObligationStatus;
  readonly safety: boolean;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
  readonly session: SessionId | null;
  readonly finding: FindingId | null;
  /** Highest rung raised in the current pass; null while nothing was raised. */
  readonly escalationLevel: number | null;
  readonly escalationPass: number | null;
  readonly acknowledgedUntil: Instant | null;
  readonly remindersSent: number;
  readonly lastRemindedAt: Instant | null;
  readonly lastContactAt: Instant | null;
}

export interface ObligationFilter {
  readonly realm?: Realm;
  readonly clinic?: ClinicId;
  readonly course?: CourseId;
  readonly patient?: PatientId;
  readonly owner?: OwnerRole;
  readonly kind?: ObligationKind;
  readonly status?: ObligationStatus;
  /** Only those due before this instant. */
  readonly overdueAt?: Instant;
  readonly cursor?: string;
  readonly limit: number;
}

export interface Obligations {
  /** Most urgent first: safety before the rest, then by due time. */
  list(filter: ObligationFilter): Promise<Page<ObligationSummary>>;
}
