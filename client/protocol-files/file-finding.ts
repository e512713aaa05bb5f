import type { FindingLevel } from '../../domain/protocol/check/finding';

/** Something about a file, where to look for it, and what it is; the message reads on from the path. */
export interface FileFinding {
  readonly level: FindingLevel;
  readonly file: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** E.g. `series.0.spacing.minimum`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}
