import type { ColumnType, Generated } from 'kysely';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { Actor, OwnerRole } from '../../domain/course/actor';
import type { EffectOutcome } from '../../domain/course/effects';
import type { CourseEventType } from '../../domain/course/events';
import type { Cause, FactOrigin, Realm } from '../../domain/course/log';
import type { ObligationKind } from '../../domain/course/obligation-events';
import type { Card, CourseStatus } from '../../domain/course/step';
import type { ClinicId, CourseId, FindingId, ObligationKey, PatientId, SessionId } from '../../domain/ids';
import type { StoredProtocol } from '../../domain/protocol/stored/upcast';
import type { SpacingDemand } from '../../domain/spacing/demand';
import type { Instant } from '../../domain/time/instant';
import type { ObligationStatus } from '../obligations/obligations';

/** Read as what it holds, written as JSON text (`jsonText`). */
type Json<Content> = ColumnType<Content, string, string>;

interface OfCourse {
  readonly courseId: CourseId;
  readonly realm: Realm;
  readonly clinic: ClinicId;
  readonly patient: PatientId;
}

interface EventsTable extends OfCourse {
  readonly seq: number;
  readonly type: CourseEventType;
  readonly body: Json<object>;
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Json<Actor>;
  readonly cause: Json<Cause>;
  readonly fact: ColumnType<FactOrigin | null, string | null, never>;
  readonly protocolDigest: string;
  readonly surroundingsDigest: string;
  readonly engineBuild: string;
  readonly position: Generated<number>;
  readonly xid: Generated<string>;
}

interface CourseHeadsTable {
  readonly courseId: CourseId;
  readonly lastSeq: number;
  readonly card: Json<Card>;
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
}

interface CoursesTable extends OfCourse, CourseHeadsTable {
  readonly protocolId: string;
  readonly protocolVersion: string;
  readonly follows: CourseId | null;
  readonly phase: string;
  readonly status: CourseStatus;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

export interface ObligationsTable extends OfCourse {
  readonly obligation: ObligationKey;
  readonly kind: ObligationKind;
  readonly owner: OwnerRole;
  readonly status: ObligationStatus;
  readonly safety: boolean;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
  readonly session: SessionId | null;
  readonly finding: FindingId | null;
  readonly escalationLevel: number | null;
  readonly escalationPass: number | null;
  readonly acknowledgedUntil: Instant | null;
  readonly remindersSent: number;
  readonly lastRemindedAt: Instant | null;
  readonly lastContactAt: Instant | null;
}

interface ReservationsTable {
  readonly effectKey: string;
  readonly position: Generated<number>;
  readonly courseId: CourseId;
  readonly session: SessionId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly floorAt: Instant;
  readonly demand: Json<SpacingDemand>;
  readonly overridden: boolean;
  readonly replaces: SessionId | null;
}

interface LedgerTable extends OfCourse {
  readonly session: SessionId;
  readonly kind: 'dose' | 'booking';
  readonly startsAt: Instant;
  readonly floorAt: Instant | null;
  readonly demand: Json<SpacingDemand>;
  /** The clinic's file was not there: the demand counts in UTC. */
  readonly zoneAssumed: boolean;
  readonly overridden: boolean;
  /** Under the exclusion constraint. */
  readonly constrained: boolean;
}

interface PatientsTable {
  readonly id: PatientId;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string;
  readonly zone: string | null;
  readonly consentEmail: boolean;
  readonly consentSms: boolean;
  readonly optedOutEmail: boolean;
  readonly optedOutSms: boolean;
  readonly highRisk: boolean;
}

interface EffectsTable {
  readonly key: string;
  readonly courseId: CourseId;
  readonly realm: Realm;
  readonly patient: PatientId;
  readonly at: Instant;
  readonly outcome: ColumnType<EffectOutcome | null, string | null, string>;
}

interface OutboxTable {
  readonly key: string;
  readonly position: Generated<number>;
  readonly realm: Realm;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

interface AccessLogTable {
  readonly position: Generated<number>;
  readonly actor: Json<Actor>;
  readonly patient: PatientId;
  readonly what: string;
  readonly at: Instant;
  readonly reason: string | null;
}

interface IdempotencyTable {
  readonly caller: string;
  readonly key: string;
  readonly bodyDigest: string;
  readonly begunAt: Instant;
  readonly status: number | null;
  readonly body: ColumnType<unknown, string | null, string | null>;
}

interface EngineAlertsTable {
  readonly key: string;
  readonly position: Generated<number>;
  readonly kind: string;
  readonly courseId: CourseId | null;
  readonly because: string;
  readonly at: Instant;
}

/** Every table as the code sees it; the migrations are what made them. */
export interface Tables {
  readonly events: EventsTable;
  readonly courseHeads: CourseHeadsTable;
  readonly engineAlerts: EngineAlertsTable;
  readonly courses: CoursesTable;
  readonly obligations: ObligationsTable;
  readonly reservations: ReservationsTable;
  readonly ledger: LedgerTable;
  readonly patients: PatientsTable;
  readonly patientClinics: { readonly patient: PatientId; readonly clinic: ClinicId };
  readonly clinicFiles: { readonly clinic: ClinicId; readonly digest: string; readonly file: Json<ClinicFile> };
  readonly clinics: { readonly id: ClinicId; readonly digest: string };
  readonly protocols: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly protocol: Json<StoredProtocol>;
  };
  readonly effects: EffectsTable;
  readonly outbox: OutboxTable;
  readonly apiKeys: { readonly id: string; readonly hash: string; readonly actor: Json<Actor>; readonly label: string };
  readonly accessLog: AccessLogTable;
  readonly idempotency: IdempotencyTable;
}
