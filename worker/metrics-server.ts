import Fastify, { type FastifyInstance } from 'fastify';
import { Gauge, type Registry } from 'prom-client';

export interface MetricsServerOptions {
  readonly registry: Registry;
  /** Where the SDK's own exporter listens; null when there is none. */
  readonly sdkMetricsUrl: string | null;
}

/** A scrape has 10 s by default. */
const sdkLimitMs = 5_000;

/** `GET /metrics` in Prometheus' text format: the engine's figures and the SDK's on one page. */
export function metricsServer({ registry, sdkMetricsUrl }: MetricsServerOptions): FastifyInstance {
  const server = Fastify({ logger: false });
  const sdkAnswered = new Gauge({
    name: 'regimen_sdk_metrics_up',
    help: "1 when the page holds the SDK's figures, 0 when its exporter did not answer",
    registers: [registry],
  });

  server.get('/metrics', async (_request, reply) => {
    const sdk = sdkMetricsUrl === null ? null : await pageOf(sdkMetricsUrl);
    sdkAnswered.set(sdk === null ? 0 : 1);
    return reply.type(registry.contentType).send(`${await registry.metrics()}\n${sdk ?? ''}`);
  });
  return server;
}

/** Null when there is no answer: the engine's own figures are told all the same, and that these are missing. */
async function pageOf(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(sdkLimitMs) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
