/** One thing wrong with the configuration, told so that it can be put right without reading the code. */
export interface ConfigProblem {
  /** The variable, or the setting as its file names it. */
  readonly name: string;
  /** What was found, fit to be shown; null when nothing was. */
  readonly value: string | null;
  readonly expected: string;
  /** Where the value came from; null when nothing was found. */
  readonly from: string | null;
}

/** Names every problem at once. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super([`The configuration has ${counted(problems.length)}:`, ...problems.map(told)].join('\n'));
  }
}

function counted(problems: number): string {
  return problems === 1 ? 'a problem' : `${problems} problems`;
}

function told({ name, value, expected, from }: ConfigProblem): string {
  const found = value === null ? 'is not set' : `is "${value}"`;
  return `  ${name} ${found}${from === null ? '' : ` (from ${from})`}: expected ${expected}`;
}
