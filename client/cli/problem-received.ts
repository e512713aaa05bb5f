import type { BadField } from '../bad-field';
import type { ExitCode } from './cli-error';

/** A problem as the API answers one. */
export interface ReceivedProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly BadField[];
}

export class ProblemReceived extends Error {
  override readonly name = 'ProblemReceived';

  constructor(readonly problem: ReceivedProblem) {
    super(problem.title);
  }

  get exitCode(): ExitCode {
    return this.problem.status >= 500 ? 3 : 1;
  }
}
