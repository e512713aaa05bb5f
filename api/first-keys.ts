import type { Role } from '../domain/course/actor';
import type { ActorId } from '../domain/ids';
import type { ApiKey, Store } from '../store';
import { hashOfBearerKey, newBearerKey } from './auth/bearer-key';

/** Three bearer keys, readable this once: the store keeps their hashes only. */
export interface FirstKeys {
  readonly coordinator: string;
  readonly clinician: string;
  readonly medicalLead: string;
}

/** Whom the keys stand for; people of the clinic's file where there is one. */
export interface FirstActors {
  readonly coordinator: string;
  readonly clinician: string;
  readonly medicalLead: string;
}

/**
 * Makes a coordinator's, a clinician's and a medical lead's key where there are none yet, all or none, and hands them to
 * `keep` before they are worth anything: a crash in between costs nothing, the next start makes new ones. Null when there
 * were keys.
 */
export async function makeFirstKeys(
  store: Store,
  keep: (keys: FirstKeys) => Promise<void>,
  actors: FirstActors = { coordinator: 'coordinator', clinician: 'clinician', medicalLead: 'medical-lead' },
): Promise<FirstKeys | null> {
  const keys: FirstKeys = {
    coordinator: newBearerKey('coordinator-1'),
    clinician: newBearerKey('clinician-1'),
    medicalLead: newBearerKey('medical-lead-1'),
  };
  const stored = [
    storedKey('coordinator-1', 'coordinator', actors.coordinator, keys.coordinator),
    storedKey('clinician-1', 'clinician', actors.clinician, keys.clinician),
    storedKey('medical-lead-1', 'medicalLead', actors.medicalLead, keys.medicalLead),
  ];
  return (await store.keys.addFirst(stored, () => keep(keys))) ? keys : null;
}

function storedKey(id: string, role: Role, person: string, bearerKey: string): ApiKey {
  return {
    id,
    hash: hashOfBearerKey(bearerKey),
    actor: { kind: 'person', id: person as ActorId, role },
    label: `first ${role}`,
  };
}
