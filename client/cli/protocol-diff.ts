import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { protocolChanges } from '../protocol-pages/protocol-changes';
import { changeGroups } from '../protocol-pages/stated';
import type { ProtocolChange } from '../protocol-pages/stated';
import type { CliIo } from './cli-io';
import { protocolNamed } from './protocol-named';
import type { RunHere } from './run-command';
import type { SharedOptions } from './session';

export function protocolDiffCommand(protocol: Command, runHere: RunHere): void {
  protocol
    .command('diff <before> <after>')
    .description(
      'say in words what differs between two protocols: files, or published ones such as sublingual-home@1.0.0',
    )
    .action(runHere<[string, string]>(diff));
}

const headings: Readonly<Record<ProtocolChange['group'], string>> = {
  safety: 'Safety',
  spacing: 'Spacing',
  screening: 'Screening',
  consent: 'Consent',
  sessions: 'Sessions and supplies',
  obligations: 'Who owes what, and who is told',
  rest: 'The rest',
};

async function diff(io: CliIo, shared: SharedOptions, before: string, after: string): Promise<void> {
  const changes = protocolChanges(await protocolNamed(io, shared, before), await protocolNamed(io, shared, after));
  if (shared.json === true) {
    io.out(JSON.stringify({ before, after, changes }, null, 2));
    return;
  }
  const paint = createColors(io.colors);
  const parts = changeGroups.flatMap((group) => {
    const lines = changes.filter((change) => change.group === group).map(({ text }) => `  ${text}`);
    return lines.length === 0 ? [] : [[paint.bold(headings[group]), ...lines].join('\n')];
  });
  io.out(parts.length === 0 ? `Nothing differs between ${before} and ${after}.` : parts.join('\n\n'));
}
