import { Pool, types } from 'pg';
import { columnParsers } from './column-parsers';
import type { Engine } from './engine';

/** How long one wait may last, in milliseconds; together they keep any call of the store well under half a minute. */
const connectMs = 5_000;
const lockMs = 5_000;
/** The client gives up a little later than the server would: only when no answer comes at all. */
const marginMs = 2_000;

interface PostgresLimits {
  readonly statementMs: number;
  readonly connections: number;
}

/** A pool of connections to the PostgreSQL server at `url`. */
export function postgresEngine(url: string, { statementMs, connections }: PostgresLimits): Engine {
  const pool = new Pool({
    connectionString: url,
    application_name: 'regimen',
    max: connections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + marginMs,
    lock_timeout: Math.min(lockMs, statementMs),
    idle_in_transaction_session_timeout: statementMs + marginMs,
    keepAlive: true,
    types: { getTypeParser: (id, format) => columnParsers[id] ?? (types.getTypeParser(id, format) as never) },
  });
  // Without a listener a lost connection ends the process. The pool has already dropped it; whoever used it is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async acquire() {
      const client = await pool.connect();
      return {
        async run(text, values) {
          const { rows, rowCount } = await client.query<Record<string, unknown>>(text, [...values]);
          return { rows, affectedRows: rowCount ?? 0 };
        },
        release: (broken) => client.release(broken),
      };
    },
    end: () => pool.end(),
  };
}
