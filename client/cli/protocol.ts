import type { Command } from 'commander';
import { readProtocol } from '../protocol-files/read-protocol';
import type { ProtocolFile } from '../protocol-files/parse-protocol';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { findingText } from './finding-text';
import { protocolDiffCommand } from './protocol-diff';
import { protocolShowCommand } from './protocol-show';
import { protocolTestCommand } from './protocol-test';
import type { RunCommand, RunHere } from './run-command';
import type { SharedOptions } from './session';
import { table } from './table';

interface ProtocolItem {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly drug: string;
  readonly route: string;
  readonly setting: string;
  readonly status: string;
}

/** Reading protocols, and checking files. */
export function protocolCommands(protocol: Command, run: RunCommand, runHere: RunHere): void {
  protocol
    .command('list')
    .description('list the versions of all protocols: draft, approved, active or retired')
    .action(
      run<[]>(async (session) => {
        const answer = await session.api.get<{ readonly items: readonly ProtocolItem[] }>('/protocols');
        const rows = answer.items.map(({ id, version, status, drug, route, setting, title }) => [
          `${id}@${version}`,
          status,
          `${route} ${drug}, ${setting}`,
          title,
        ]);
        session.print(answer, () => table(['PROTOCOL', 'STATUS', 'WHAT', 'TITLE'], rows, session.paint.bold));
      }),
    );

  protocolShowCommand(protocol, runHere);
  protocolDiffCommand(protocol, runHere);

  protocol
    .command('check <files...>')
    .description('check protocol files on this machine; needs no running Regimen')
    .option('--notes', 'show also what is only for the clinic to confirm')
    .action(runHere<[string[], CheckOptions]>(check));

  protocolTestCommand(protocol, runHere);
}

interface CheckOptions extends SharedOptions {
  readonly notes?: boolean;
}

async function check(
  io: CliIo,
  shared: SharedOptions,
  files: readonly string[],
  { notes }: CheckOptions,
): Promise<void> {
  const checked = await Promise.all(files.map(readProtocol));
  if (shared.json === true) {
    const answer = checked.map(({ file, findings, digest }) => ({ file, findings, digest }));
    io.out(JSON.stringify(answer, null, 2));
  } else {
    for (const one of checked) io.out(checkText(one, notes === true));
  }
  const errors = checked.flatMap(({ findings }) => findings).filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new CliError(1, `${errors.length} error${errors.length === 1 ? '' : 's'} to mend.`);
}

function checkText({ file, protocol, digest, findings }: ProtocolFile, withNotes: boolean): string {
  const shown = findings.filter(({ level }) => withNotes || level !== 'note');
  const hidden = findings.length - shown.length;
  const lines = shown.map(findingText);
  if (protocol !== null) {
    const confirm = hidden === 0 ? '' : `; ${hidden} figures are for the clinic to confirm (--notes)`;
    lines.push(`${file}: ${protocol.id} ${protocol.version} is sound, digest ${digest?.slice(0, 12) ?? ''}${confirm}`);
  }
  return lines.join('\n');
}
