import { z } from 'zod';
import { protocolName } from '../client/command-schemas/id-text';
import type { Actor } from '../domain/course/actor';
import { protocolSchema } from '../domain/protocol/schema';
import type { ProtocolEntry, StoredProtocol } from '../store';
import type { Api } from './api';
import type { ApiDeps } from './api-deps';
import { unknownThing, unknownVersion } from './problem/not-found';
import { problemResponse } from './problem/problem';
import { ProblemError } from './problem/problem-error';
import { protocolMoveRoutes } from './protocol-versions/move-protocol';
import { publishProtocolRoute } from './protocol-versions/publish-protocol';
import { instant } from './schemas/instant';
import { protocolStatus, protocolVersion } from './schemas/protocol-version';

const by = z.object({ kind: z.string(), id: z.string(), role: z.string().nullable() }).meta({ id: 'ProtocolActor' });

const summary = z
  .object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    drug: z.string(),
    route: z.string(),
    setting: z.string(),
    digest: z.string(),
    status: protocolStatus,
    approvedBy: by.nullable().meta({ description: 'Null where no person has approved it.' }),
    approvedAt: instant.nullable(),
  })
  .meta({ id: 'ProtocolSummary' });

const entry = z
  .object({
    version: z.string(),
    status: protocolStatus,
    digest: z.string().meta({ description: 'Of the content that the version had then.' }),
    at: instant,
    actor: by,
    reason: z.string().nullable(),
  })
  .meta({ id: 'ProtocolHistoryEntry' });

/** The protocols that courses can be opened under. A version that is no draft never changes. */
export function protocolRoutes(api: Api, deps: ApiDeps): void {
  const { store } = deps;
  api.get('/protocols', {
    config: { endpoint: 'readProtocols' },
    schema: {
      operationId: 'listProtocols',
      summary: 'List the versions of all protocols with their status, highest version first',
      tags: ['Protocols'],
      response: { 200: z.object({ items: z.array(summary) }), default: problemResponse },
    },
    handler: async () => ({ items: (await store.protocols.list()).map(summaryOf) }),
  });

  api.get('/protocols/:protocol', {
    config: { endpoint: 'readProtocols' },
    schema: {
      operationId: 'showProtocol',
      summary: 'Show a protocol: the active version, the highest where none is active, or the one asked for',
      tags: ['Protocols'],
      params: z.object({ protocol: protocolName }),
      querystring: z.strictObject({ version: protocolVersion.optional() }),
      response: { 200: summary.extend({ protocol: protocolSchema }), default: problemResponse },
    },
    handler: async (request) => {
      const { protocol } = request.params;
      const { version: asked } = request.query;
      const found = await store.protocols.get(protocol, asked);
      if (found === null) {
        throw new ProblemError(
          asked === undefined ? unknownThing('protocol', protocol) : unknownVersion(protocol, asked),
        );
      }
      return { ...summaryOf(found), protocol: found.protocol };
    },
  });

  api.get('/protocols/:protocol/history', {
    config: { endpoint: 'readProtocols' },
    schema: {
      operationId: 'protocolHistory',
      summary: 'What happened to the versions of a protocol, first things first',
      tags: ['Protocols'],
      params: z.object({ protocol: protocolName }),
      querystring: z.strictObject({ version: protocolVersion.optional() }),
      response: { 200: z.object({ items: z.array(entry) }), default: problemResponse },
    },
    handler: async (request) => {
      const { protocol } = request.params;
      const { version } = request.query;
      const items = await store.protocols.history(protocol, version);
      if (items.length > 0) return { items: items.map(shown) };
      throw new ProblemError(unknownThing('protocol', version === undefined ? protocol : `${protocol}@${version}`));
    },
  });

  publishProtocolRoute(api, deps);
  protocolMoveRoutes(api, deps);
}

function summaryOf({ protocol, digest, status, approval }: StoredProtocol): z.output<typeof summary> {
  const { id, version, title, drug, route, setting } = protocol;
  const approved = { approvedBy: approval && actorOf(approval.by), approvedAt: approval?.at ?? null };
  return { id, version, title, drug, route, setting, digest, status, ...approved };
}

function shown({ actor, ...rest }: ProtocolEntry): z.output<typeof entry> {
  return { ...rest, actor: actorOf(actor) };
}

function actorOf({ kind, id, role }: Actor): z.output<typeof by> {
  return { kind, id, role };
}
