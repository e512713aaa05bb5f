import type { ProtocolStatus } from '../../domain/protocol/life';
import type { Protocol } from '../../domain/protocol/schema';
import type { Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import { addToHistory, doneBy } from './protocol-history';
import { ProtocolVersionTaken } from './protocol-version-taken';
import type { ProtocolAct } from './protocols';

/** See `Protocols.publish`. */
export async function publishDraft(
  tx: Transaction,
  protocol: Protocol,
  digest: string,
  act: ProtocolAct,
): Promise<ProtocolStatus> {
  const { id, version } = protocol;
  const known = await tx
    .selectFrom('protocols')
    .select(['status', 'digest'])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (known === undefined) return add(tx, protocol, digest, 'draft', act);
  if (known.digest === digest || (await doneBy(tx, id, act)).length > 0) return known.status;
  if (known.status !== 'draft') throw new ProtocolVersionTaken(id, version);
  await tx
    .updateTable('protocols')
    .set({ digest, protocol: jsonText(protocol) })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
  await addToHistory(tx, { id, version, status: 'draft', digest }, act);
  return 'draft';
}

/** See `Protocols.introduce`. */
export async function introduceVersion(
  tx: Transaction,
  protocol: Protocol,
  digest: string,
  act: ProtocolAct,
): Promise<ProtocolStatus> {
  const known = await tx.selectFrom('protocols').select('version').where('id', '=', protocol.id).executeTakeFirst();
  return known === undefined ? add(tx, protocol, digest, 'active', act) : publishDraft(tx, protocol, digest, act);
}

async function add(
  tx: Transaction,
  protocol: Protocol,
  digest: string,
  status: 'draft' | 'active',
  act: ProtocolAct,
): Promise<ProtocolStatus> {
  const { id, version } = protocol;
  await tx
    .insertInto('protocols')
    .values({ id, version, digest, protocol: jsonText(protocol), status })
    .execute();
  await addToHistory(tx, { id, version, status, digest }, act);
  return status;
}
