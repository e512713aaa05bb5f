import type { ClinicId, CourseId, PatientId } from '../ids';
import type { Instant } from '../time/instant';
import type { Actor } from './actor';
import type { CourseEvent } from './events';

export type Realm = 'real' | 'practice';

/** What never changes in a course's life; kept once, beside the log, never in every entry. */
export interface CourseIdentity {
  readonly courseId: CourseId;
  readonly realm: Realm;
  readonly clinic: ClinicId;
  readonly patient: PatientId;
}

/** What made an entry. `id` is the command id, the effect key or the signal's id; `digest` that of the command's body. */
export interface Cause {
  readonly kind: 'command' | 'signal' | 'wake' | 'effect' | 'import';
  readonly id: string;
  readonly digest?: string;
  /** Path of the protocol rule that asked for it, for acts of the engine. */
  readonly rule?: string;
}

/** The origin of a fact in the system that knows it; a higher version replaces a lower one. */
export interface FactOrigin {
  readonly source: string;
  readonly id: string;
  readonly version: number;
}

/**
 * One entry of a course's log. Stored format: add optional members only.
 * `protocolDigest`, `surroundingsDigest` and `engineBuild` stand only where they differ from the entry before.
 */
export interface LogEntry {
  readonly seq: number;
  readonly event: CourseEvent;
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly cause: Cause;
  readonly fact?: FactOrigin;
  readonly protocolDigest?: string;
  readonly surroundingsDigest?: string;
  readonly engineBuild?: string;
}

export type Log = readonly LogEntry[];

/** The digests and the build in force before an entry, which entries name only where they change. */
export interface Stamps {
  readonly protocolDigest: string;
  readonly surroundingsDigest: string;
  readonly engineBuild: string;
}
