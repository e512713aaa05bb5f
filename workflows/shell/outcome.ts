import type { AdvanceInput } from '../../activities/contract';
import type { EffectOutcome } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { Step } from '../../domain/course/step';
import type { EffectKey } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** What came of doing one thing, with all that arrived meanwhile. */
export interface Outcome {
  readonly at: Instant;
  readonly done: Done;
  readonly arrivals: readonly Arrival[];
  /** Whether Temporal would rather see a new run, and on which build. */
  readonly continueAsNew: 'no' | 'sameBuild' | 'newBuild';
}

export type Done =
  | { readonly type: 'answered' }
  | { readonly type: 'effectsStarted' }
  | { readonly type: 'alarmsRaised' }
  | { readonly type: 'decided'; readonly input: AdvanceInput; readonly step: Step }
  | { readonly type: 'undecided'; readonly input: AdvanceInput; readonly because: string }
  | { readonly type: 'recordStarted'; readonly throughSeq: number }
  | { readonly type: 'shown' }
  | { readonly type: 'armed'; readonly at: Instant }
  | { readonly type: 'waited' }
  | { readonly type: 'drained' };

/** What comes in by itself, in any order. */
export type Arrival =
  /** Somebody waits for the answer. */
  | { readonly type: 'command'; readonly delivery: Delivery }
  | { readonly type: 'fact'; readonly delivery: Delivery }
  | { readonly type: 'effectSettled'; readonly key: EffectKey; readonly outcome: EffectOutcome }
  | { readonly type: 'recorded'; readonly throughSeq: number }
  /** The permanent record will not take the batch; it is offered again later. */
  | { readonly type: 'notRecorded'; readonly throughSeq: number }
  | { readonly type: 'alarmHeard'; readonly key: string }
  | { readonly type: 'rang'; readonly at: Instant };
