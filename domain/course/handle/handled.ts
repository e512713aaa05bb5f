import type { Change } from '../change';
import type { Refusal } from '../refusal';

/** What a command comes to: changes (none for a fact known already), a request that was so already, or a refusal. */
export type Handled =
  | { readonly type: 'alreadySo' }
  | { readonly type: 'changes'; readonly changes: readonly Change[] }
  | {
      readonly type: 'refused';
      readonly refusal: Refusal;
      /** What the course must remember of it beside the refusal. */
      readonly changes: readonly Change[];
    };

export function accepted(...changes: readonly Change[]): Handled {
  return { type: 'changes', changes };
}

export function refused(refusal: Refusal, ...changes: readonly Change[]): Handled {
  return { type: 'refused', refusal, changes };
}

/** A request for what is so already: accepted, and remembered as having changed nothing. */
export const alreadySo: Handled = { type: 'alreadySo' };

/** A fact that is known already: accepted with nothing new to remember. */
export const knownAlready: Handled = { type: 'changes', changes: [] };
