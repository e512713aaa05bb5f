import type { Change } from '../change';
import type { Refusal } from '../refusal';

/** What a command comes to: changes, a refusal, or nothing new because it was so already. */
export type Handled =
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

/** A repeat, or something that was so already: accepted with nothing new to remember. */
export const alreadySo: Handled = { type: 'changes', changes: [] };
