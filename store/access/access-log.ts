import type { Actor } from '../../domain/course/actor';
import type { PatientId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** Somebody looked at a patient. */
export interface Access {
  readonly actor: Actor;
  readonly patient: PatientId;
  /** What was read, e.g. `GET /courses/{id}/events`. */
  readonly what: string;
  readonly at: Instant;
  readonly reason?: string;
}

export interface AccessLog {
  log(access: Access): Promise<void>;
  /** Who looked at the patient, latest first. */
  list(patient: PatientId, limit: number): Promise<readonly Access[]>;
}
