import { z } from 'zod';
import { protocolName } from '../client/command-schemas/id-text';
import { protocolSchema } from '../domain/protocol/schema';
import type { PublishedProtocol } from '../store';
import type { Api } from './api';
import type { ApiDeps } from './api-deps';
import { unknownThing } from './problem/not-found';
import { problemResponse } from './problem/problem';
import { ProblemError } from './problem/problem-error';

const summary = z
  .object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    drug: z.string(),
    route: z.string(),
    setting: z.string(),
    digest: z.string(),
  })
  .meta({ id: 'ProtocolSummary' });

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'is not a version such as 1.0.0');

/** The protocols that courses can be opened under. A published version never changes. */
export function protocolRoutes(api: Api, { store }: ApiDeps): void {
  api.get('/protocols', {
    config: { endpoint: 'readProtocols' },
    schema: {
      operationId: 'listProtocols',
      summary: 'List the published protocols, highest version first',
      tags: ['Protocols'],
      response: { 200: z.object({ items: z.array(summary) }), default: problemResponse },
    },
    handler: async () => ({ items: (await store.protocols.list()).map(summaryOf) }),
  });

  api.get('/protocols/:protocol', {
    config: { endpoint: 'readProtocols' },
    schema: {
      operationId: 'showProtocol',
      summary: 'Show a protocol: the highest version, or the one asked for',
      tags: ['Protocols'],
      params: z.object({ protocol: protocolName }),
      querystring: z.object({ version: version.optional() }),
      response: { 200: summary.extend({ protocol: protocolSchema }), default: problemResponse },
    },
    handler: async (request) => {
      const { protocol } = request.params;
      const found = await store.protocols.get(protocol, request.query.version);
      if (found === null) throw new ProblemError(unknownThing('protocol', protocol));
      return { ...summaryOf(found), protocol: found.protocol };
    },
  });
}

function summaryOf({ protocol, digest }: PublishedProtocol): z.output<typeof summary> {
  const { id, version: named, title, drug, route, setting } = protocol;
  return { id, version: named, title, drug, route, setting, digest };
}
