import { z } from 'zod';
import { protocolName } from '../../client/command-schemas/id-text';
import { reason } from '../../client/command-schemas/text';
import type { ProtocolMove } from '../../domain/protocol/life';
import { unreachable } from '../../domain/unreachable';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import type { Endpoint } from '../auth/endpoint-roles';
import { unknownThing } from '../problem/not-found';
import { problemResponse } from '../problem/problem';
import { protocolStatus, protocolVersion } from '../schemas/protocol-version';
import { idempotencyHeaders } from '../writes/idempotency-key';
import { writeOnce } from '../writes/write-once';
import type { Write, WriteAnswer } from '../writes/write-once';
import { protocolActOf } from './protocol-act-of';
import { contentDiffers, statementOfMoveRefusal } from './statement-of-move-refusal';

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is not a digest of 64 hex digits')
  .optional()
  .meta({ description: 'Of the content that was read: refused where the version has another by now.' });

const body = z.strictObject({ reason, digest }).meta({ id: 'ProtocolMove' });

const moved = z
  .object({
    id: z.string(),
    version: z.string(),
    status: protocolStatus,
    retired: z.string().nullable().meta({ description: 'The version that was active before, and is retired now.' }),
  })
  .meta({ id: 'ProtocolMoved' });

const verbs = {
  approve: { to: 'approved', endpoint: 'approveProtocol', summary: 'Approve a draft, which freezes it' },
  activate: {
    to: 'active',
    endpoint: 'activateProtocol',
    summary: 'Make an approved version the one that real courses begin under; the one before is retired',
  },
  retire: {
    to: 'retired',
    endpoint: 'retireProtocol',
    summary: 'Retire a version: no course begins under it any more',
  },
} as const satisfies Record<string, { to: ProtocolMove; endpoint: Endpoint; summary: string }>;

type Body = z.output<typeof body>;
interface Version {
  readonly protocol: string;
  readonly version: string;
}

/** What people decide about a version, each with a reason. Courses under way keep theirs whatever happens to it. */
export function protocolMoveRoutes(api: Api, deps: ApiDeps): void {
  for (const verb of ['approve', 'activate', 'retire'] as const) {
    const { to, endpoint, summary } = verbs[verb];
    api.post(`/protocols/:protocol/versions/:version/${verb}`, {
      config: { endpoint },
      schema: {
        operationId: endpoint,
        summary,
        tags: ['Protocols'],
        params: z.object({ protocol: protocolName, version: protocolVersion }),
        headers: idempotencyHeaders,
        body,
        response: { 200: moved, default: problemResponse },
      },
      handler: (request, reply) =>
        writeOnce(deps.store.idempotency, request, reply, (write) =>
          move(deps, write, request.params, to, request.body),
        ),
    });
  }
}

async function move(
  { store, now }: ApiDeps,
  write: Write,
  { protocol: id, version }: Version,
  to: ProtocolMove,
  { reason: why, digest: read }: Body,
): Promise<WriteAnswer> {
  const outcome = await store.protocols.move(id, version, to, protocolActOf(write, now(), why), read);
  const name = `${id}@${version}`;
  switch (outcome.type) {
    case 'moved':
      return { type: 'done', status: 200, body: { id, version, status: to, retired: outcome.retired } };
    case 'refused':
      return { type: 'problem', statement: statementOfMoveRefusal(name, outcome.refusal), final: false };
    case 'contentDiffers':
      return { type: 'problem', statement: contentDiffers(name, outcome.digest), final: false };
    case 'unknown':
      return { type: 'problem', statement: unknownThing('protocol', name), final: false };
    default:
      return unreachable(outcome);
  }
}
