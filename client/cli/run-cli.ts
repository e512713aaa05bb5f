import { CommanderError } from 'commander';
import { createColors } from 'picocolors';
import { CliError } from './cli-error';
import type { ExitCode } from './cli-error';
import type { CliIo } from './cli-io';
import { ProblemReceived } from './problem-received';
import type { ReceivedProblem } from './problem-received';
import { program } from './program';

/** Runs one `regimen` command; never throws for what its user can mend. `words` are those after the program's name. */
export async function runCli(words: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    await program(io).parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CliError) {
      io.err(error.message);
      return error.exitCode;
    }
    if (error instanceof ProblemReceived) {
      // Programs read one document from standard output, whatever came of it; notes go beside it.
      if (words.includes('--json')) io.out(JSON.stringify(error.problem, null, 2));
      else io.err(problemText(error.problem, io.colors));
      return error.exitCode;
    }
    throw error;
  }
}

/** Problems that another key may not have. */
const roleProblems = ['RoleNotAllowed', 'EndpointNotAllowed', 'ProtocolMoveNotAllowed'];

function problemText(problem: ReceivedProblem, colors: boolean): string {
  const paint = createColors(colors);
  const { title, detail, errors = [], type } = problem;
  const lines = [paint.red(`${title}.`)];
  if (errors.length === 0) lines.push(detail);
  for (const { field, value, message, wayOut } of errors) {
    const found = value === undefined ? '' : ` (${JSON.stringify(value)})`;
    lines.push(`  ${paint.bold(field === '' ? 'the whole' : field)}${found} ${message}: ${wayOut}`);
  }
  if (roleProblems.some((name) => type.endsWith(`:${name}`))) {
    lines.push('Sign in as another role: --as clinician, --as medicalLead or --as coordinator.');
  }
  return lines.join('\n');
}
