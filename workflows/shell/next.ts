import type { AdvanceInput, AlarmInput, RecordInput } from '../../activities/contract';
import type { Effect } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { Card } from '../../domain/course/step';
import type { Instant } from '../../domain/time/instant';
import type { CarriedCourse, CourseHealth } from '../messages';
import type { Answer, Tally } from './run';

/** What a run does next, one thing at a time. */
export type Next =
  | { readonly type: 'answer'; readonly answers: readonly Answer[] }
  | { readonly type: 'startEffects'; readonly identity: CourseIdentity; readonly effects: readonly Effect[] }
  | { readonly type: 'raiseAlarms'; readonly alarms: readonly AlarmInput[] }
  | { readonly type: 'advance'; readonly input: AdvanceInput }
  | { readonly type: 'record'; readonly input: RecordInput; readonly throughSeq: number }
  | ({ readonly type: 'show' } & Showing)
  | { readonly type: 'arm'; readonly at: Instant }
  | { readonly type: 'wait' }
  /** Waits until no handler is at work or something new came. */
  | { readonly type: 'drain' }
  | { readonly type: 'continueAsNew'; readonly carried: CarriedCourse; readonly upgrade: boolean }
  | { readonly type: 'finish' };

/** What people see of a run in the Temporal UI, in searches and in the metrics. */
export interface Showing {
  readonly identity: CourseIdentity;
  /** Null before the first decision. */
  readonly card: Card | null;
  readonly health: CourseHealth;
  readonly tallies: readonly Tally[];
}
