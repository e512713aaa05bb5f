import type { EffectKey } from '../ids';
import type { Actor } from './actor';
import type { Command } from './commands';
import type { EffectOutcome } from './effects';
import type { Cause } from './log';

/** What a course can be handed: somebody's command, its own alarm, news of its surroundings, or the outcome of an effect. */
export type Letter =
  | Command
  | { readonly type: 'Wake' }
  | { readonly type: 'LookAgain'; readonly because: 'clinicFile' | 'patient' | 'engineBuild' }
  | { readonly type: 'EffectSettled'; readonly key: EffectKey; readonly outcome: EffectOutcome };

/** A letter with who sent it and why it came. `cause.id` of a command is its command id. */
export interface Delivery {
  readonly letter: Letter;
  readonly cause: Cause;
  readonly actor: Actor;
}
