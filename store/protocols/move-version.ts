import { refusalOfMove } from '../../domain/protocol/life';
import type { ProtocolMove } from '../../domain/protocol/life';
import type { Transaction } from '../database/database';
import { addToHistory, doneBy } from './protocol-history';
import type { MoveOutcome, ProtocolAct } from './protocols';

interface Version {
  readonly id: string;
  readonly version: string;
}

/** See `Protocols.move`. */
export async function moveVersion(
  tx: Transaction,
  { id, version }: Version,
  to: ProtocolMove,
  act: ProtocolAct,
  digest: string | undefined,
): Promise<MoveOutcome> {
  const before = await doneBy(tx, id, act);
  if (before.length > 0) return { type: 'moved', retired: before.find((one) => one.version !== version)?.version ?? null };
  const row = await tx
    .selectFrom('protocols')
    .select(['status', 'digest'])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row === undefined) return { type: 'unknown' };
  if (digest !== undefined && digest !== row.digest) return { type: 'contentDiffers', digest: row.digest };
  const refusal = refusalOfMove(row.status, to, act.actor);
  if (refusal !== null) return { type: 'refused', refusal };
  const retired = to === 'active' ? await retireActive(tx, id, version, act) : null;
  await setStatus(tx, { id, version }, to, row.digest, act);
  return { type: 'moved', retired };
}

/** One version alone is active; the database holds to that too. */
async function retireActive(tx: Transaction, id: string, next: string, act: ProtocolAct): Promise<string | null> {
  const active = await tx
    .selectFrom('protocols')
    .select(['version', 'digest'])
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (active === undefined) return null;
  const reason = `${next} was made active${act.reason === null ? '' : `: ${act.reason}`}`;
  await setStatus(tx, { id, version: active.version }, 'retired', active.digest, { ...act, reason });
  return active.version;
}

async function setStatus(
  tx: Transaction,
  { id, version }: Version,
  status: ProtocolMove,
  digest: string,
  act: ProtocolAct,
): Promise<void> {
  await tx.updateTable('protocols').set({ status }).where('id', '=', id).where('version', '=', version).execute();
  await addToHistory(tx, { id, version, status, digest }, act);
}
