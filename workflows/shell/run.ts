import type { AlarmInput } from '../../activities/contract';
import type { Effect } from '../../domain/course/effects';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity, Log, Stamps } from '../../domain/course/log';
import type { Reply } from '../../domain/course/step';
import type { CommandId, EffectKey } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../messages';

/** One run of a course's interpreter: plain data, so that every order of events can be tried without a server. */
export interface Run {
  readonly identity: CourseIdentity;
  readonly now: Instant;
  readonly log: Log;
  /** Length of the log as JSON text. */
  readonly logChars: number;
  /** What the last decision said; null before the first one that this run knows of. */
  readonly last: NonNullable<CarriedCourse['last']> | null;
  /** Letters to be decided, in the order they came. */
  readonly mailbox: readonly Delivery[];
  readonly parked: readonly Delivery[];
  /** Commands whose callers are still to be answered. */
  readonly awaited: readonly AwaitedReply[];
  /** Answers on their way to the callers. */
  readonly answers: readonly Answer[];
  readonly effects: EffectsUnderWay;
  readonly lane: RecordLane;
  readonly alarms: AlarmsUnderWay;
  readonly clock: AlarmClock;
  readonly failedDecisions: number;
  /** What the metrics have yet to hear. */
  readonly tallies: readonly Tally[];
  /** True when the Temporal UI and the search attributes show this state. */
  readonly shown: boolean;
  readonly continuation: Continuation;
  /** True right after every handler had finished with nothing new in the inbox. */
  readonly drained: boolean;
}

export interface AwaitedReply {
  readonly key: string;
  readonly commandId: CommandId;
  /** When its letter was decided without a reply; null while it is in the mailbox. */
  readonly decidedAt: Instant | null;
}

export interface Answer {
  readonly key: string;
  readonly content:
    { readonly type: 'reply'; readonly reply: Reply } | { readonly type: 'fault'; readonly because: string };
}

export interface EffectsUnderWay {
  readonly waiting: readonly Effect[];
  readonly inFlight: readonly EffectKey[];
}

/** The one lane into the permanent record. */
export interface RecordLane {
  readonly recordedThrough: number;
  /** In force after the last recorded entry. */
  readonly stamps: Stamps;
  /** Last seq of the batch in flight; null when there is none. */
  readonly inFlightThrough: number | null;
}

export interface AlarmsUnderWay {
  readonly waiting: readonly AlarmInput[];
  readonly ringing: readonly AlarmInput[];
  /** Keys of all that were raised in this run: a repeat rings once. */
  readonly raised: readonly string[];
}

export interface AlarmClock {
  /** Wakes failed in a row, and when the last of them did. */
  readonly failures: number;
  readonly failedAt: Instant | null;
  /** The instant of the one armed timer. */
  readonly armedFor: Instant | null;
  /** Letters decided while a wake was due. */
  readonly passedOver: number;
}

export interface Tally {
  readonly counter: 'failedDecision' | 'parkedLetter' | 'alarm';
  /** Type of the letter, or kind of the alarm. */
  readonly about: string;
}

export interface Continuation {
  readonly due: 'no' | 'sameBuild' | 'newBuild';
  /** Entries when the run began. */
  readonly beganWith: number;
  readonly afterEntries: number | null;
}
