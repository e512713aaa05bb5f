import type { Command } from 'commander';
import { readCases } from '../protocol-cases/read-cases';
import { runCases } from '../protocol-cases/run-cases';
import type { CaseOutcome } from '../protocol-cases/run-cases';
import { readProtocol } from '../protocol-files/read-protocol';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { findingText } from './finding-text';
import type { RunHere } from './run-command';
import type { SharedOptions } from './session';

export function protocolTestCommand(protocol: Command, runHere: RunHere): void {
  protocol
    .command('test <file>')
    .description('run the cases beside a protocol file (cases/*.yaml); needs no running Regimen')
    .action(runHere<[string]>(test));
}

async function test(io: CliIo, { json }: SharedOptions, file: string): Promise<void> {
  const { protocol, findings } = await readProtocol(file);
  if (protocol === null) {
    for (const finding of findings.filter(({ level }) => level === 'error')) io.out(findingText(finding));
    throw new CliError(1, 'The protocol is not sound, so that its cases cannot run.');
  }
  const read = await readCases(file, protocol);
  const faults = read.flatMap((one) => one.findings);
  const outcomes = read.flatMap((one) => runCases(protocol, one));
  const failing = outcomes.filter(({ mismatches }) => mismatches.length > 0);
  if (json === true) {
    io.out(JSON.stringify({ faults, outcomes }, null, 2));
  } else {
    for (const fault of faults) io.out(findingText(fault));
    for (const one of failing) io.out(failureText(one));
    io.out(`${outcomes.length} cases, ${failing.length} failing, of ${protocol.id} ${protocol.version}`);
  }
  if (read.length === 0) throw new CliError(1, 'There are no cases: write them into cases/*.yaml beside the file.');
  if (faults.length > 0) throw new CliError(1, `${faults.length} to mend in the cases; files with faults did not run.`);
  if (failing.length > 0) throw new CliError(1, `${failing.length} of ${outcomes.length} cases fail.`);
}

/** One line; the place is that of the first thing that differs. */
function failureText({ file, title, basis, mismatches }: CaseOutcome): string {
  const [first] = mismatches;
  const differences = mismatches.map(({ path, expected, got }) => `${path.join('.')} expected ${expected}, got ${got}`);
  return `${file}:${first?.line}:${first?.column}: ${title} (${basis}): ${differences.join('; ')}`;
}
