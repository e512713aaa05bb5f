import type { Command } from 'commander';
import { readProtocol } from '../protocol-files/read-protocol';
import { CliError } from './cli-error';
import { findingText } from './finding-text';
import { idempotencyKey } from './idempotency-key';
import type { RunCommand } from './run-command';
import type { Session } from './session';
import { table } from './table';

interface KeyOption {
  readonly key?: string;
}

interface MoveOptions extends KeyOption {
  readonly reason: string;
  readonly digest?: string;
}

interface VersionAnswer {
  readonly id: string;
  readonly version: string;
  readonly status: string;
}

interface HistoryAnswer {
  readonly items: readonly {
    readonly version: string;
    readonly status: string;
    readonly digest: string;
    readonly at: string;
    readonly actor: { readonly id: string; readonly role: string | null };
    readonly reason: string | null;
  }[];
}

const moves = {
  approve: 'approve a draft, which freezes it (clinician or medical lead)',
  activate: 'make an approved version the one that real courses begin under; the one before is retired (medical lead)',
  retire: 'retire a version: no course begins under it any more (medical lead)',
} as const;

const keyHelp = 'Idempotency-Key, to repeat an earlier request';

/** The life of a version: publish, approve, activate, retire, and its history. */
export function protocolLifeCommands(protocol: Command, run: RunCommand): void {
  protocol
    .command('publish <file>')
    .description('check a protocol file and publish it as a draft, or replace the draft')
    .option('--key <key>', keyHelp)
    .action(run<[string, KeyOption]>(publish));

  for (const verb of ['approve', 'activate', 'retire'] as const) {
    protocol
      .command(`${verb} <version>`)
      .description(`${moves[verb]}, e.g. ${verb} sublingual-home@1.0.0`)
      .requiredOption('--reason <text>', 'why, kept in the history of the version')
      .option('--digest <digest>', 'of the content that you read: refused if the draft was replaced meanwhile')
      .option('--key <key>', keyHelp)
      .action(run<[string, MoveOptions]>((session, named, options) => move(session, verb, named, options)));
  }

  protocol
    .command('history <protocol>')
    .description('who did what to a version and why, e.g. sublingual-home@1.0.0, or to all versions of a protocol')
    .action(run<[string]>(history));
}

async function publish(session: Session, file: string, { key }: KeyOption): Promise<void> {
  const { protocol, findings } = await readProtocol(file);
  if (protocol === null) {
    const errors = findings.filter(({ level }) => level === 'error');
    if (session.json) session.io.out(JSON.stringify({ file, findings: errors }, null, 2));
    throw new CliError(1, [...errors.map(findingText), 'Nothing was published: mend the file first.'].join('\n'));
  }
  const answer = await session.api.post<VersionAnswer>('/protocols', protocol, idempotencyKey(session.io, key));
  session.print(answer, () => publishedText(answer));
}

function publishedText({ id, version, status }: VersionAnswer): string {
  if (status !== 'draft') return `${id}@${version} is published already, and ${status}.`;
  return `${id}@${version} is a draft. A clinician approves it with: regimen protocol approve ${id}@${version} --reason …`;
}

async function move(session: Session, verb: keyof typeof moves, named: string, options: MoveOptions): Promise<void> {
  const [id, version] = named.split('@');
  if (!id || !version) throw new CliError(2, `"${named}" names no version: write it as sublingual-home@1.0.0.`);
  const { key, reason, digest } = options;
  const path = `/protocols/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}/${verb}`;
  const body = { reason, ...(digest === undefined ? {} : { digest }) };
  const answer = await session.api.post<VersionAnswer & { readonly retired: string | null }>(
    path,
    body,
    idempotencyKey(session.io, key),
  );
  const retired = answer.retired === null ? '' : ` ${answer.id}@${answer.retired} is retired.`;
  session.print(answer, () => `${answer.id}@${answer.version} is ${answer.status}.${retired}`);
}

async function history(session: Session, named: string): Promise<void> {
  const [id = '', version] = named.split('@');
  const answer = await session.api.get<HistoryAnswer>(`/protocols/${encodeURIComponent(id)}/history`, { version });
  const rows = answer.items.map(({ at, version: of, status, actor, digest, reason }) => [
    at,
    of,
    status,
    actor.role === null ? actor.id : `${actor.id}, ${actor.role}`,
    digest.slice(0, 12),
    reason ?? '–',
  ]);
  session.print(answer, () => table(['AT', 'VERSION', 'STATUS', 'BY', 'DIGEST', 'REASON'], rows, session.paint.bold));
}
