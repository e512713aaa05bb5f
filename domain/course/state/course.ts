import type { CommandId, CourseId, FindingId, HoldId, ObligationKey } from '../../ids';
import type { Protocol } from '../../protocol/schema';
import type { Instant } from '../../time/instant';
import type { Role } from '../actor';
import type { PhaseName } from '../life-events';
import type { CourseIdentity, Log, Stamps } from '../log';
import type { FindingKind, FindingSeverity } from '../safety-events';
import type { ClinicalState } from './clinical';
import type { Obligation } from './obligation';

/** The pinned beginning of a course. */
export interface Opening {
  readonly at: Instant;
  readonly protocol: Protocol;
  readonly follows: CourseId | null;
  readonly highRisk: boolean;
}

export interface Finding {
  readonly id: FindingId;
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  readonly raisedAt: Instant;
  readonly about: number;
  readonly status: 'open' | 'closed';
}

export interface Hold {
  readonly id: HoldId;
  readonly reason: string;
  readonly owner: Role;
  readonly placedAt: Instant;
  readonly status: 'open' | 'lifted';
}

/** A course as its log tells it: what is medically so, and what the engine has told, asked and sent. */
export interface Course {
  readonly identity: CourseIdentity;
  /** Null before the opening letter. */
  readonly opening: Opening | null;
  readonly adoptedAsOf: Instant | null;
  readonly clinical: ClinicalState;
  readonly obligations: ReadonlyMap<ObligationKey, Obligation>;
  readonly findings: ReadonlyMap<FindingId, Finding>;
  readonly holds: ReadonlyMap<HoldId, Hold>;
  /** The phase last told; null before the first. */
  readonly phase: PhaseName | null;
  readonly paused: { readonly since: Instant; readonly seq: number } | null;
  readonly closed: { readonly at: Instant } | null;
  /** Command id → seqs of the entries it caused itself. */
  readonly commands: ReadonlyMap<CommandId, readonly number[]>;
  /** The whole log, and the part of it that still stands, in order of effect. */
  readonly log: Log;
  readonly facts: Log;
  readonly stamps: Stamps;
}
