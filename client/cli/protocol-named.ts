import { existsSync } from 'node:fs';
import type { Protocol } from '../../domain/protocol/schema';
import { readProtocol } from '../protocol-files/read-protocol';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { findingText } from './finding-text';
import { startSession } from './session';
import type { SharedOptions } from './session';

/** A file where there is one of that name, else a published protocol of a running Regimen. */
export async function protocolNamed(io: CliIo, shared: SharedOptions, named: string): Promise<Protocol> {
  if (!existsSync(named) && !/[/\\]|\.ya?ml$/.test(named)) {
    const session = await startSession(io, shared);
    const [id = '', version] = named.split('@');
    const path = `/protocols/${encodeURIComponent(id)}`;
    const { protocol } = await session.api.get<{ readonly protocol: Protocol }>(path, { version });
    return protocol;
  }
  const { protocol, findings } = await readProtocol(named);
  if (protocol !== null) return protocol;
  for (const finding of findings.filter(({ level }) => level === 'error')) io.err(findingText(finding));
  throw new CliError(1, 'The protocol is not sound, so that there is nothing to show.');
}
