import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, StatementFailed } from '../../store';
import { until } from '../support/deployment/until';
import { closedAfterEach } from './closed-after-each';
import { engines, engineWithConnections, startLimitMs } from './engines';
import { firstTwo } from './first-two-keys';

const [clinician, coordinator] = firstTwo;
const nothingToKeep = async () => undefined;

describe.each(engines)('the first keys, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  const opened = async () => {
    const { store, close } = await open();
    closeLater(close);
    return store;
  };

  it(
    'are added together, once, and are kept before they count',
    async () => {
      const { keys } = await opened();
      const full = new Error('the disk is full');
      await expect(keys.addFirst(firstTwo, () => Promise.reject(full))).rejects.toBe(full);
      expect(await keys.list()).toEqual([]);

      expect(await keys.addFirst(firstTwo, nothingToKeep)).toBe(true);
      expect(await keys.list()).toEqual(firstTwo);
      expect(await keys.addFirst(firstTwo, () => Promise.reject(full))).toBe(false);
    },
    startLimitMs,
  );

  it(
    'are added not at all where one of them cannot be',
    async () => {
      const { keys } = await opened();
      const failure = keys.addFirst([clinician, { ...coordinator, hash: clinician.hash }], nothingToKeep);
      await expect(failure).rejects.toEqual(new StatementFailed('23505', 'api_keys_hash_key'));
      expect(await keys.list()).toEqual([]);
    },
    startLimitMs,
  );
});

describe.each(engineWithConnections)('the first keys of processes that start at once, on $name', ({ open }) => {
  const closeLater = closedAfterEach();

  it(
    'are those of the first of them; the others wait for it, and keep none',
    async () => {
      const { store, url, close } = await open();
      closeLater(close);
      const [another, watcher] = [await openStore({ databaseUrl: url ?? '' }), new Client(url ?? '')];
      closeLater(() => another.close());
      await watcher.connect();
      closeLater(() => watcher.end());
      const isWaiting = async () => {
        const { rows } = await watcher.query(`select from pg_locks where locktype = 'advisory' and not granted`);
        return rows.length === 1;
      };

      let second: Promise<boolean> | undefined;
      const first = store.keys.addFirst(firstTwo, async () => {
        second = another.keys.addFirst(firstTwo, () => Promise.reject(new Error('kept by both')));
        second.catch(() => undefined);
        await until('the second waits', isWaiting, 10_000);
      });
      expect([await first, await second]).toEqual([true, false]);
      expect(await store.keys.list()).toEqual(firstTwo);
    },
    startLimitMs,
  );
});

describe('a process that adds the first keys and is killed (-9)', () => {
  let directory: string;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'regimen-first-keys-'));
    await (await openStore({ directory })).close();
  }, startLimitMs);
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it.each([
    ['none when they are written and not yet committed', 'insert into "api_keys"', []],
    ['both once they are committed', 'commit', firstTwo],
  ])(
    'leaves %s',
    async (_what, statement, left) => {
      const argv = ['-r', require.resolve('../support/typescript-hook'), require.resolve('./die-after-statement')];
      const child = spawn(process.execPath, [...argv, directory, statement], { stdio: 'inherit' });
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

      const store = await openStore({ directory });
      expect(await store.keys.list()).toEqual(left);
      expect(await store.keys.addFirst(firstTwo, nothingToKeep)).toBe(left.length === 0);
      await store.close();
    },
    startLimitMs,
  );
});
