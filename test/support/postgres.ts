import { Client } from 'pg';
import { findPostgres, startPostgres } from './postgres-server';
import type { PostgresServer } from './postgres-server';

/** An empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Drops the database, with whoever is still connected. */
  stop(): Promise<void>;
}

let server: Promise<PostgresServer> | undefined;
let users = 0;
let databases = 0;

/**
 * A fresh database on the server of `TEST_DATABASE_URL`, else on one of our own that lives until the last database is
 * stopped. Undefined where PostgreSQL is not installed, so that a test can say that it tried PGlite only; an error in CI.
 */
export async function postgresForTests(): Promise<TestDatabase | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return databaseOn(given);

  const folder = findPostgres();
  if (folder === undefined) {
    if (process.env['CI']) throw new Error('PostgreSQL is not installed; in CI every store test runs on it, too.');
    return undefined;
  }
  users += 1;
  server ??= startPostgres(folder);
  try {
    const database = await databaseOn((await server).url);
    return { url: database.url, stop: release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The databases go with the server. */
async function release(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const last = server;
  server = undefined;
  await (await last)?.stop();
}

async function databaseOn(serverUrl: string): Promise<TestDatabase> {
  databases += 1;
  const name = `regimen_test_${process.pid}_${databases}`;
  // A test file that ran in this process before may have left one of this name.
  const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
  await execute(serverUrl, drop, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => execute(serverUrl, drop) };
}

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
