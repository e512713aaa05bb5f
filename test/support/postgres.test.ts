import { Client } from 'pg';
import { postgresForTests } from './postgres';
import type { TestDatabase } from './postgres';
import { findPostgres } from './postgres-server';

const installed = findPostgres() !== undefined || Boolean(process.env['TEST_DATABASE_URL']);

(installed ? describe : describe.skip)('a database for a test', () => {
  it('is empty and nobody else sees what is put there', async () => {
    const [one, other] = await Promise.all([fresh(), fresh()]);
    await query(one.url, 'CREATE TABLE course (id text)');
    expect(await tablesOf(one.url)).toEqual(['course']);
    expect(await tablesOf(other.url)).toEqual([]);
    await one.stop();
    expect(await tablesOf(other.url)).toEqual([]);
    await other.stop();
    await expect(tablesOf(other.url)).rejects.toThrow();
  });

  it('is there again after the last one was stopped', async () => {
    const next = await fresh();
    expect(await tablesOf(next.url)).toEqual([]);
    await next.stop();
  });
});

async function fresh(): Promise<TestDatabase> {
  const database = await postgresForTests();
  if (database === undefined) throw new Error('PostgreSQL was found and then was not.');
  return database;
}

async function tablesOf(url: string): Promise<readonly unknown[]> {
  const rows = await query(url, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  return rows.map((row) => row['tablename']);
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
