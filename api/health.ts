import { z } from 'zod';
import type { Api } from './api';
import type { ApiDeps } from './api-deps';
import { problemResponse } from './problem/problem';

const health = z
  .object({
    status: z.enum(['ok', 'degraded']),
    temporal: z.enum(['reachable', 'unreachable']),
    workers: z.int().meta({ description: 'Workers that asked for work within the last minute and a half.' }),
    store: z.enum(['reachable', 'unreachable']),
    alerts: z.int().nullable().meta({ description: 'Engine alerts on record; null while the store is away.' }),
  })
  .meta({ id: 'Health' });

type Health = z.output<typeof health>;

/** Anybody may ask, so nobody may make it costly. */
const freshMs = 2_000;

/** Whether courses can be worked on now: 200 when they can, 503 with the same body when something is away. */
export function healthRoutes(api: Api, deps: ApiDeps): void {
  let last: { readonly at: number; readonly health: Promise<Health> } | null = null;
  const current = (): Promise<Health> => {
    if (last === null || Date.now() - last.at > freshMs) last = { at: Date.now(), health: healthNow(deps) };
    return last.health;
  };

  api.get('/health', {
    config: { endpoint: 'public' },
    schema: {
      operationId: 'showHealth',
      summary: 'How the installation is doing',
      tags: ['Health'],
      security: [],
      response: { 200: health, 503: health, default: problemResponse },
    },
    handler: async (_request, reply) => {
      const now = await current();
      return reply.code(now.status === 'ok' ? 200 : 503).send(now);
    },
  });
}

async function healthNow({ store, engineHealth }: ApiDeps): Promise<Health> {
  const [engine, alerts] = await Promise.all([
    engineHealth().catch(() => ({ temporal: 'unreachable' as const, workers: 0 })),
    store.ping().then(
      async () => (await store.alerts.list()).length,
      () => null,
    ),
  ]);
  const ok = engine.temporal === 'reachable' && engine.workers > 0 && alerts !== null;
  return {
    status: ok ? 'ok' : 'degraded',
    temporal: engine.temporal,
    workers: engine.workers,
    store: alerts === null ? 'unreachable' : 'reachable',
    alerts,
  };
}
