/** 0 done · 1 refused, or a finding that is an error · 2 used wrongly · 3 cannot be had now, try again. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Ends the program with one sentence that says what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
