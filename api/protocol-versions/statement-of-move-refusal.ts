import type { MoveRefusal, ProtocolMove } from '../../domain/protocol/life';
import type { ProblemStatement } from '../problem/problem';

const doing = { approved: 'approved', active: 'made active', retired: 'retired' } as const satisfies Record<
  ProtocolMove,
  string
>;

/** Why a version was not moved, with its status and what can be done instead. */
export function statementOfMoveRefusal(name: string, refusal: MoveRefusal): ProblemStatement {
  const { status, to } = refusal;
  if (refusal.type === 'MoveNotAllowed') {
    return {
      name: 'ProtocolMoveNotAllowed',
      status: 403,
      title: 'This role may not do this to a version with this status',
      detail: `${name} is ${words(status)}; it is ${doing[to]} by: ${refusal.roles.join(', ')}.`,
      members: { versionStatus: status },
    };
  }
  const possible = refusal.possible.map((move) => doing[move]).join(' or ');
  return {
    name: 'ProtocolMoveNotPossible',
    status: 409,
    title: `A version that is ${words(status)} cannot be ${doing[to]}`,
    detail: `${name} is ${words(status)}: it can be ${possible}.`,
    members: { versionStatus: status, possible: refusal.possible },
  };
}

export function contentDiffers(name: string, digest: string): ProblemStatement {
  return {
    name: 'ProtocolContentDiffers',
    status: 409,
    title: 'The version has other content than the one that was read',
    detail: `The draft ${name} was replaced meanwhile: its digest is ${digest}. Read it, and send the digest of what you read.`,
    members: { digest },
  };
}

function words(status: MoveRefusal['status']): string {
  return status === 'draft' ? 'a draft' : status;
}
