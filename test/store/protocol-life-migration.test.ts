import { Migrator, sql } from 'kysely';
import { engine } from '../../domain/course/actor';
import { databaseOn } from '../../store/database/database';
import type { Engine } from '../../store/database/engine';
import { migrate } from '../../store/database/migrate';
import { openPglite, pgliteEngine } from '../../store/database/pglite-engine';
import { postgresEngine } from '../../store/database/postgres-engine';
import { migrations } from '../../store/migrations';
import { storeOn } from '../../store/store-on';
import { postgresForTests } from '../support/postgres';
import { closedAfterEach } from './closed-after-each';
import { protocol } from './course-fixture';
import { engines, startLimitMs } from './engines';

const closeLater = closedAfterEach();

async function emptyDatabase(name: string): Promise<Engine> {
  if (name !== 'PostgreSQL') return pgliteEngine(await openPglite({ dataDir: 'memory://' }));
  const database = await postgresForTests();
  if (database === undefined) throw new Error('PostgreSQL was found and then was not.');
  closeLater(() => database.stop());
  return postgresEngine(database.url, { statementMs: 10_000, connections: 2 });
}

describe.each(engines)('protocols of a store from before versions had a status, on $name', ({ name }) => {
  it(
    'are active in their highest version, by the engine and with the reason',
    async () => {
      const on = await emptyDatabase(name);
      const db = databaseOn(on);
      const store = storeOn(on);
      closeLater(() => store.close());
      const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
      await migrator.migrateTo('0004-registers');
      for (const [id, version] of [
        ['induction', '1.9.0'],
        ['induction', '1.10.0'],
        ['booster', '1.0.0'],
      ] as const) {
        const content = JSON.stringify({ ...protocol, id, version });
        await sql`insert into protocols (id, version, digest, protocol) values (${id}, ${version}, ${version}, ${content})`.execute(
          db,
        );
      }
      await migrate(db);
      const listed = await store.protocols.list();
      expect(listed.map((one) => [one.protocol.id, one.protocol.version, one.status, one.approval])).toEqual([
        ['booster', '1.0.0', 'active', null],
        ['induction', '1.10.0', 'active', null],
        ['induction', '1.9.0', 'retired', null],
      ]);
      const told = [...(await store.protocols.history('booster')), ...(await store.protocols.history('induction'))];
      expect(told.map(({ version, status, actor, reason }) => [version, status, actor, reason])).toEqual([
        ['1.0.0', 'active', engine, 'was in use before versions were approved'],
        ['1.10.0', 'active', engine, 'was in use before versions were approved'],
        ['1.9.0', 'retired', engine, 'a higher version was in use'],
      ]);
      await expect(sql`update protocols set status = 'active'`.execute(db)).rejects.toMatchObject({
        constraint: 'protocols_one_active',
      });
    },
    startLimitMs,
  );
});
