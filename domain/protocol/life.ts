import type { Actor, Role } from '../course/actor';
import type { Realm } from '../course/log';

/** Where a version of a protocol stands. Stored format: add, never rename. */
export type ProtocolStatus = 'draft' | 'approved' | 'active' | 'retired';

/** Where a version can be moved to: nothing becomes a draft again. */
export type ProtocolMove = Exclude<ProtocolStatus, 'draft'>;

/** A state of affairs that stands against a move. */
export type MoveRefusal =
  | {
      readonly type: 'MoveNotPossible';
      readonly status: ProtocolStatus;
      readonly to: ProtocolMove;
      readonly possible: readonly ProtocolMove[];
    }
  | {
      readonly type: 'MoveNotAllowed';
      readonly status: ProtocolStatus;
      readonly to: ProtocolMove;
      readonly role: Role | null;
      readonly roles: readonly Role[];
    };

const possibleMoves = {
  draft: ['approved'],
  approved: ['active', 'retired'],
  active: ['retired'],
  retired: ['active'],
} as const satisfies Record<ProtocolStatus, readonly ProtocolMove[]>;

/** Who may move a version. What was retired comes back by a medical lead alone. */
export const moveRoles = {
  approved: ['clinician', 'medicalLead'],
  active: ['medicalLead', 'admin'],
  retired: ['medicalLead', 'admin'],
} as const satisfies Record<ProtocolMove, readonly Role[]>;

/** What stands against moving a version with this status, naming what would be possible; null where nothing does. */
export function refusalOfMove(status: ProtocolStatus, to: ProtocolMove, { role }: Actor): MoveRefusal | null {
  const possible: readonly ProtocolMove[] = possibleMoves[status];
  if (!possible.includes(to)) return { type: 'MoveNotPossible', status, to, possible };
  const roles: readonly Role[] = status === 'retired' ? ['medicalLead'] : moveRoles[to];
  return role !== null && roles.includes(role) ? null : { type: 'MoveNotAllowed', status, to, role, roles };
}

/** Whether a course may begin under a version: a real one under the active version, a practice one under any not retired. */
export function mayBegin(realm: Realm, status: ProtocolStatus): boolean {
  return realm === 'real' ? status === 'active' : status !== 'retired';
}
