import type { ProtocolStatus } from '../../domain/protocol/life';
import type { Database, Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import type { ProtocolAct, ProtocolEntry } from './protocols';

interface Happened {
  readonly id: string;
  readonly version: string;
  readonly status: ProtocolStatus;
  readonly digest: string;
}

export async function addToHistory(tx: Transaction, happened: Happened, act: ProtocolAct): Promise<void> {
  const { actor, at, reason, command = null } = act;
  const row = { ...happened, at, actor: jsonText(actor), reason, command };
  await tx.insertInto('protocolHistory').values(row).execute();
}

/** What a request did that has been carried out before. */
export async function doneBy(tx: Transaction, id: string, { command }: ProtocolAct): Promise<readonly Happened[]> {
  if (command === undefined) return [];
  return tx
    .selectFrom('protocolHistory')
    .select(['id', 'version', 'status', 'digest'])
    .where('id', '=', id)
    .where('command', '=', command)
    .execute();
}

/** See `Protocols.history`. */
export async function protocolHistory(db: Database, id: string, version?: string): Promise<readonly ProtocolEntry[]> {
  let query = db
    .selectFrom('protocolHistory')
    .select(['version', 'status', 'digest', 'actor', 'at', 'reason'])
    .where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.orderBy('position').execute();
}
