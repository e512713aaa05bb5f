import type { ProblemStatement } from './problem';

/** Thrown by a handler to answer with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly statement: ProblemStatement) {
    super(statement.title);
  }
}
