import { z } from 'zod';
import { badFieldsOf } from '../../client/bad-fields-of';
import { protocolDigest } from '../../client/protocol-files/protocol-digest';
import { checkContent } from '../../client/protocol-files/check-content';
import { protocolSchema } from '../../domain/protocol/schema';
import { ProtocolVersionTaken } from '../../store';
import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { problemResponse } from '../problem/problem';
import { malformed } from '../problem/statement-of-error';
import { noParameters } from '../strict-names';
import { protocolStatus } from '../schemas/protocol-version';
import { idempotencyHeaders } from '../writes/idempotency-key';
import { writeOnce } from '../writes/write-once';
import type { Write, WriteAnswer } from '../writes/write-once';
import { badFieldsOfProtocol } from './bad-fields-of-protocol';
import { protocolActOf } from './protocol-act-of';

const published = z
  .object({ id: z.string(), version: z.string(), digest: z.string(), status: protocolStatus })
  .meta({ id: 'ProtocolPublished' });

/** Takes in a protocol as a draft. No real course begins under it until it was approved and made active. */
export function publishProtocolRoute(api: Api, deps: ApiDeps): void {
  api.post('/protocols', {
    config: { endpoint: 'publishProtocol' },
    // Form and sense are complained of together, below.
    attachValidation: true,
    schema: {
      operationId: 'publishProtocol',
      summary: 'Publish a version of a protocol as a draft, or replace a draft',
      tags: ['Protocols'],
      headers: idempotencyHeaders,
      body: protocolSchema,
      response: { 201: published, default: problemResponse },
    },
    handler: (request, reply) =>
      writeOnce(deps.store.idempotency, request, reply, (write) => publish(deps, write, request)),
  });
}

interface Sent {
  readonly query: unknown;
  readonly body: unknown;
}

async function publish({ store, now }: ApiDeps, write: Write, { query, body }: Sent): Promise<WriteAnswer> {
  const checked = checkContent(body);
  const { protocol } = checked;
  const unknown = badFieldsOf(noParameters, query);
  if (protocol === null || unknown.length > 0) {
    const statement = malformed([...unknown, ...badFieldsOfProtocol(checked, body)]);
    return { type: 'problem', statement, final: false };
  }
  const { id, version } = protocol;
  const digest = protocolDigest(protocol);
  try {
    const status = await store.protocols.publish(protocol, digest, protocolActOf(write, now(), null));
    return { type: 'done', status: 201, body: { id, version, digest, status } };
  } catch (error) {
    if (!(error instanceof ProtocolVersionTaken)) throw error;
    return { type: 'problem', statement: versionTaken(error), final: false };
  }
}

function versionTaken({ id, version }: ProtocolVersionTaken) {
  return {
    name: 'ProtocolVersionTaken',
    status: 409,
    title: 'This version is no draft any more, and has other content',
    detail: `What was approved of ${id} ${version} never changes: raise "version" and publish that.`,
  } as const;
}
