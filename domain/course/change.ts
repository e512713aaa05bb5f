import type { EffectKey } from '../ids';
import type { Instant } from '../time/instant';
import type { Actor } from './actor';
import type { Effect } from './effects';
import type { CourseEvent } from './events';
import type { FactOrigin } from './log';

/** One entry to be made, before it has its place in the log. The key is that of its effect: `courseId:seq:0`. */
export interface Change {
  readonly event: (key: EffectKey) => CourseEvent;
  readonly effect?: (key: EffectKey) => Effect;
  /** Its effect is that of the last change before it which has one: it is given that one's key. */
  readonly sharesEffect?: true;
  /** Defaults to now. */
  readonly effectiveAt?: Instant;
  readonly fact?: FactOrigin;
  /** Defaults to the letter's actor. */
  readonly actor?: Actor;
  /** Path of the protocol rule that asks for it. */
  readonly rule?: string;
}

export function said(event: CourseEvent, about: Omit<Change, 'event' | 'effect' | 'sharesEffect'> = {}): Change {
  return { ...about, event: () => event };
}
