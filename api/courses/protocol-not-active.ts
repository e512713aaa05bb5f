import type { Realm } from '../../domain/course/log';
import type { ProtocolStatus } from '../../domain/protocol/life';
import type { Protocol } from '../../domain/protocol/schema';
import type { Store } from '../../store';
import type { ProblemStatement } from '../problem/problem';

export async function activeVersionOf(store: Store, id: string): Promise<string | null> {
  const found = await store.protocols.get(id);
  return found?.status === 'active' ? found.protocol.version : null;
}

const waysOut = {
  draft: 'Have it approved and made active',
  approved: 'Have it made active',
  active: 'Use it',
  retired: 'Have a medical lead make it active again',
} as const satisfies Record<ProtocolStatus, string>;

/** No course may begin under this version; says where it stands and what would do instead. */
export function protocolNotActive(
  { id, version }: Protocol,
  status: ProtocolStatus,
  realm: Realm,
  activeVersion: string | null,
): ProblemStatement {
  const is = status === 'draft' ? 'a draft' : status;
  const other = activeVersion === null ? 'No version is active now' : `Or name ${id}@${activeVersion}, which is active`;
  const practice = realm === 'real' && status !== 'retired' ? ' A practice course may use it as it is.' : '';
  return {
    name: 'ProtocolNotActive',
    status: 409,
    title:
      realm === 'real' ? 'A real course begins under an active protocol' : 'No course begins under a retired protocol',
    detail: `${id}@${version} is ${is}. ${waysOut[status]} (POST /protocols/${id}/versions/${version}/…). ${other}.${practice}`,
    members: { protocol: `${id}@${version}`, versionStatus: status, activeVersion },
  };
}
