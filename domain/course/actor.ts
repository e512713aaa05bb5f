import type { ActorId } from '../ids';

/** What a person may do; the patient only owns obligations and never signs in. */
export type Role = 'coordinator' | 'clinician' | 'medicalLead' | 'integration' | 'auditor' | 'admin';
export type OwnerRole = Role | 'patient' | 'engine';

/** Who did it. `via` names the system it came through, `onBehalfOf` the person it was done for. */
export interface Actor {
  readonly kind: 'person' | 'integration' | 'engine';
  readonly id: ActorId;
  readonly role: Role | null;
  readonly via?: string;
  readonly onBehalfOf?: string;
}

export const engine: Actor = { kind: 'engine', id: 'engine' as ActorId, role: null };
