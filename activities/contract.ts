import type { EffectOutcome, Effect } from '../domain/course/effects';
import type { Delivery } from '../domain/course/letters';
import type { CourseIdentity, Log, LogEntry, Stamps } from '../domain/course/log';
import type { Step } from '../domain/course/step';
import type { Instant } from '../domain/time/instant';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { readonly type: Type }>;

export interface AdvanceInput {
  readonly identity: CourseIdentity;
  readonly log: Log;
  readonly delivery: Delivery;
  /** Course time: the only clock a decision knows. */
  readonly now: Instant;
}

export interface RecordInput {
  readonly identity: CourseIdentity;
  readonly entries: readonly LogEntry[];
  /** What was in force before the first of them. */
  readonly stamps: Stamps;
  /** The card and the next alarm after the last of them, for the read models. */
  readonly card: Step['card'];
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
}

export interface AlarmInput {
  readonly identity: CourseIdentity;
  /** `safetyLetterFailed` pages the clinic's on-call; `engine` tells the operators. */
  readonly kind: 'safetyLetterFailed' | 'engine';
  readonly because: string;
  /** Unique per cause, so that a repeat rings once. */
  readonly key: string;
}

/** What the course's interpreter may ask of the world. */
export interface CourseActivities {
  /** Local activity: loads the surroundings, runs the rules, touches nothing. */
  advance(input: AdvanceInput): Promise<Step>;
  /** Ordinary activity, one lane per course: writes the event store, the read models and the ledger's facts. */
  record(input: RecordInput): Promise<void>;
  reserveSpacing(identity: CourseIdentity, effect: EffectOf<'reserveSpacing'>): Promise<EffectOutcome>;
  remind(identity: CourseIdentity, effect: EffectOf<'remind'>): Promise<EffectOutcome>;
  escalate(identity: CourseIdentity, effect: EffectOf<'escalate'>): Promise<EffectOutcome>;
  /** Rule-free: needs neither decision nor database. */
  alarm(input: AlarmInput): Promise<void>;
}
