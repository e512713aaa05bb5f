import type { CourseIdentity } from '../../domain/course/log';
import type { Protocol } from '../../domain/protocol/schema';
import { currentProtocol, type StoredProtocol } from '../../domain/protocol/stored/upcast';
import type { SpacingDemand } from '../../domain/spacing/demand';
import { spacingDemandOf } from '../../domain/spacing/demand-of';
import { clinicById } from '../clinics/clinic-by-id';
import type { Transaction } from '../database/database';

/** A demand, and whether its zone had to be assumed because the clinic's file is not there. */
export interface DemandWithoutHold {
  readonly demand: SpacingDemand;
  readonly zoneAssumed: boolean;
}

/**
 * What a session that was never held here demands: from the course's pinned protocol, in the clinic's zone. A session of
 * no series, or of one that the protocol lacks, counts as one of the first series: a fact is never turned away.
 */
export async function demandsWithoutHold(
  tx: Transaction,
  identity: CourseIdentity,
): Promise<(series: string | null) => DemandWithoutHold> {
  const protocol = await pinnedProtocolOf(tx, identity);
  const clinic = await clinicById(tx, identity.clinic);
  const zone = clinic?.file.zone ?? 'UTC';
  return (series) => {
    const known = protocol.series.find(({ id }) => id === series) ?? protocol.series[0];
    if (known === undefined) throw new Error(`Protocol ${protocol.id} ${protocol.version} has no series`);
    return { demand: spacingDemandOf(protocol, known.id, zone), zoneAssumed: clinic === null };
  };
}

async function pinnedProtocolOf(tx: Transaction, { courseId }: CourseIdentity): Promise<Protocol> {
  const { body } = await tx
    .selectFrom('events')
    .select('body')
    .where('courseId', '=', courseId)
    .where('type', '=', 'CourseOpened')
    .orderBy('seq')
    .executeTakeFirstOrThrow(() => new Error(`Course ${courseId} holds sessions but was never opened`));
  return currentProtocol((body as { readonly protocol: StoredProtocol }).protocol);
}
