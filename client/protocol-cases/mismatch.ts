import type { ProtocolPath } from '../../domain/protocol/check/finding';

/** Where a case expects one thing and the rules say another; the path runs from the case. */
export interface Mismatch {
  readonly path: ProtocolPath;
  readonly expected: string;
  readonly got: string;
}

/** Compares every member that the case names; what it does not name may be anything. */
export function mismatches(
  at: ProtocolPath,
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
  show: (value: unknown) => string,
): readonly Mismatch[] {
  return Object.entries(expected).flatMap(([member, wanted]) => {
    const pair = { expected: show(wanted), got: show(got[member] ?? null) };
    return wanted === undefined || pair.expected === pair.got ? [] : [{ path: [...at, member], ...pair }];
  });
}
