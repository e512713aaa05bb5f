import type { Reply } from '../domain/course/step';

/**
 * What became of a command. `fault`: the engine could not decide, nothing was done, the same key may be sent again.
 * `courseUnknown`: neither Temporal nor the permanent record has such a course.
 */
export type SendOutcome =
  Reply | { readonly type: 'fault'; readonly because: string } | { readonly type: 'courseUnknown' };
