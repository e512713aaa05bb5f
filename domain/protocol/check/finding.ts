/** `error`: not to be used so · `warning`: worth a look · `note`: for the clinic to confirm. */
export type FindingLevel = 'error' | 'warning' | 'note';

export type ProtocolPath = readonly (string | number)[];

/** Something about a protocol file, at a path of it; the message reads on from the path. */
export interface ProtocolFinding {
  readonly level: FindingLevel;
  readonly path: ProtocolPath;
  readonly message: string;
}

export function error(path: ProtocolPath, message: string): ProtocolFinding {
  return { level: 'error', path, message };
}

export function warning(path: ProtocolPath, message: string): ProtocolFinding {
  return { level: 'warning', path, message };
}

export function note(path: ProtocolPath, message: string): ProtocolFinding {
  return { level: 'note', path, message };
}

/** The findings of a rule that is broken; none otherwise. */
export function when(broken: boolean, finding: () => ProtocolFinding): readonly ProtocolFinding[] {
  return broken ? [finding()] : [];
}
