import { Command } from 'commander';
import type { CliIo } from './cli-io';
import { courseDoCommand } from './course-do';
import { courseOpenCommands } from './course-open';
import { courseReadCommands } from './course-read';
import { patientCommands } from './patient';
import { protocolCommands } from './protocol';
import { protocolLifeCommands } from './protocol-life';
import { runCommand, runHere } from './run-command';
import { worklistCommand } from './worklist';

const surroundings = `
Surroundings:
  REGIMEN_URL    where the API is (http://127.0.0.1:8080)
  REGIMEN_KEY    the key to sign in with; without it, the keys of the first start are used
  REGIMEN_HOME   the data folder of the first start (.regimen)

Exit codes: 0 done, 1 refused, 2 used wrongly, 3 not to be had now.`;

/** The `regimen` command. Throws instead of ending the process. */
export function program(io: CliIo): Command {
  const root = new Command('regimen')
    .description('starts and steers treatment courses over the HTTP API')
    .option('--json', 'answer in JSON on standard output, refusals too')
    .option('--as <role>', 'sign in as coordinator, clinician or medicalLead, with the keys of the first start')
    .addHelpText('after', surroundings)
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
    .exitOverride();
  const run = runCommand(io);
  const course = root.command('course').description('courses of treatment');
  courseOpenCommands(course, run);
  courseReadCommands(course, run);
  courseDoCommand(course, run);
  worklistCommand(root, run);
  patientCommands(root, run);
  const protocol = root.command('protocol').description('what courses are made of');
  protocolCommands(protocol, run, runHere(io));
  protocolLifeCommands(protocol, run);
  return root;
}
