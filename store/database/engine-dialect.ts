import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { Engine, EngineConnection } from './engine';
import { breaksConnection, storeErrorFrom } from './store-error';

/** One SQL dialect over either engine; every failure leaves here as one of the store's own errors. */
export function engineDialect(engine: Engine): Dialect {
  return {
    createDriver: () => new EngineDriver(engine),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class EngineDriver implements Driver {
  constructor(private readonly engine: Engine) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<GuardedConnection> {
    try {
      return new GuardedConnection(await this.engine.acquire());
    } catch (error) {
      throw storeErrorFrom(error);
    }
  }

  async beginTransaction(connection: GuardedConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    await connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}`));
  }

  async commitTransaction(connection: GuardedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** A broken connection is closed instead, which rolls back as well, without another wait for an answer. */
  async rollbackTransaction(connection: GuardedConnection): Promise<void> {
    if (!connection.broken) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: GuardedConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.engine.end();
  }
}

class GuardedConnection implements DatabaseConnection {
  broken = false;

  constructor(private readonly connection: EngineConnection) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, affectedRows } = await this.connection.run(query.sql, query.parameters);
      return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows) };
    } catch (error) {
      this.broken ||= breaksConnection(error);
      throw storeErrorFrom(error);
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not used here: pages are.');
  }

  release(): void {
    this.connection.release(this.broken);
  }
}
