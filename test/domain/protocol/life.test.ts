import type { Actor, Role } from '../../../domain/course/actor';
import { engine } from '../../../domain/course/actor';
import type { ActorId } from '../../../domain/ids';
import { mayBegin, refusalOfMove } from '../../../domain/protocol/life';
import type { ProtocolMove, ProtocolStatus } from '../../../domain/protocol/life';

const statuses: readonly ProtocolStatus[] = ['draft', 'approved', 'active', 'retired'];
const moves: readonly ProtocolMove[] = ['approved', 'active', 'retired'];
const roles: readonly Role[] = ['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin'];
const by = (role: Role): Actor => ({ kind: 'person', id: 'somebody' as ActorId, role });

describe('a version of a protocol', () => {
  it('is moved along its life by the roles for each step, and in no other way', () => {
    const allowed = statuses.flatMap((status) =>
      moves.flatMap((to) => {
        const who = roles.filter((role) => refusalOfMove(status, to, by(role)) === null);
        return who.length === 0 ? [] : [`${status} → ${to}: ${who.join(', ')}`];
      }),
    );
    expect(allowed).toEqual([
      'draft → approved: clinician, medicalLead',
      'approved → active: medicalLead, admin',
      'approved → retired: medicalLead, admin',
      'active → retired: medicalLead, admin',
      'retired → active: medicalLead',
    ]);
  });

  it('is moved by no engine', () => {
    expect(refusalOfMove('draft', 'approved', engine)).toEqual({
      type: 'MoveNotAllowed',
      status: 'draft',
      to: 'approved',
      role: null,
      roles: ['clinician', 'medicalLead'],
    });
  });

  it('is for real courses while it is active, and for practice until it is retired', () => {
    expect(statuses.filter((status) => mayBegin('real', status))).toEqual(['active']);
    expect(statuses.filter((status) => mayBegin('practice', status))).toEqual(['draft', 'approved', 'active']);
  });
});
