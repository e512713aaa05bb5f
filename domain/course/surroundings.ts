import type { CourseId, PatientId } from '../ids';
import type { SessionId } from '../ids';
import type { SpacingDemand } from '../spacing/demand';
import type { Instant } from '../time/instant';
import type { PatientChannel } from './effects';
import type { ClinicFile } from '../clinic/clinic-file';

/** Something outside the course that may be out of reach; what needs it waits or is refused as such. */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** What the rules may know of a patient; name and addresses stay in the store. */
export interface PatientFacts {
  readonly patient: PatientId;
  /** IANA zone, null when nobody has said: then nothing is sent. */
  readonly zone: string | null;
  readonly language: string;
  /** Channels with consent and an address, in the order to try. */
  readonly channels: readonly PatientChannel[];
  readonly highRisk: boolean;
}

/** A dosing fact or live booking of the patient in any course, as the ledger tells it. */
export interface LedgerRow {
  readonly course: CourseId;
  readonly session: SessionId;
  readonly kind: 'dose' | 'booking';
  readonly startsAt: Instant;
  readonly demand: SpacingDemand;
  readonly overridden: boolean;
  /** False when it belongs to another clinic: a refusal then hides its details. */
  readonly sameClinic: boolean;
}

export interface LedgerView {
  readonly rows: readonly LedgerRow[];
}

/** Another course of the patient that is not closed. */
export interface OtherCourse {
  /** False when it belongs to another clinic: an answer then hides its details. */
  readonly sameClinic: boolean;
  readonly course: CourseId;
  readonly protocol: string;
  readonly phase: string;
}

/** What lies outside the course and still decides. */
export interface Surroundings {
  readonly clinic: Known<ClinicFile>;
  readonly patient: Known<PatientFacts>;
  readonly ledger: Known<LedgerView>;
  readonly otherCourses: Known<readonly OtherCourse[]>;
}
