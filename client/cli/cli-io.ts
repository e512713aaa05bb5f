import type { Instant } from '../../domain/time/instant';

/** Everything the command line takes from outside, so that it can be run without a terminal. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly colors: boolean;
  readonly fetch: typeof fetch;
  readonly now: () => Instant;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
