import type { ActorId } from '../../domain/ids';
import type { ApiKey } from '../../store';

const key = (role: 'clinician' | 'coordinator'): ApiKey => ({
  id: `${role}-1`,
  hash: `hash of ${role}`,
  actor: { kind: 'person', id: role as ActorId, role },
  label: `first ${role}`,
});

/** What a first start adds, by id. */
export const firstTwo: readonly [ApiKey, ApiKey] = [key('clinician'), key('coordinator')];
