import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, StatementFailed, StoreUnavailable } from '../../store';
import type { PatientId } from '../../domain/ids';
import { closedAfterEach } from './closed-after-each';
import { courseOf, log, opened, recording } from './course-fixture';
import { engines, engineWithConnections, startLimitMs } from './engines';

const waitsLimitMs = 90_000;
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );

/** A way to the server at `url` that goes dead on demand: connections stay open, nothing passes any more. */
async function wayTo(url: string) {
  const { port, hostname } = new URL(url);
  const sockets: Socket[] = [];
  const way = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.push(near, far);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  const dead = createServer((near) => sockets.push(near.on('error', () => undefined)));
  const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await Promise.all([listening(way), listening(dead)]);
  const urlOf = (server: Server) => url.replace(`:${port}/`, `:${(server.address() as AddressInfo).port}/`);
  return {
    url: urlOf(way),
    deadUrl: urlOf(dead),
    goDead: () => sockets.forEach((socket) => socket.unpipe().pause()),
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      way.close();
      dead.close();
    },
  };
}

describe.each(engines)('the text of a failure, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it(
    'names no value that was on its way',
    async () => {
      const { store, close } = await open();
      closeLater(close);
      const course = courseOf('leaking', 'Ann\u0000Patient');
      const failure = await failureOf(store.courses.record(recording(course, log([opened]))));
      expect(failure).toEqual(new StatementFailed('22021', null));
      expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('Ann');
      expect(await store.courses.carried(course.courseId)).toBeNull();
      await store.close();
      expect(await failureOf(store.patients.show('ann' as PatientId))).toBeInstanceOf(StoreUnavailable);
    },
    startLimitMs,
  );
});

describe('the embedded store', () => {
  const closeLater = closedAfterEach();
  it(
    'has everything again when its directory is opened again',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'regimen-store-'));
      const course = courseOf('kept');
      closeLater(async () => rmSync(directory, { recursive: true }));
      const first = await openStore({ directory });
      await first.courses.record(recording(course, log([opened])));
      await first.close();
      const second = await openStore({ directory });
      closeLater(() => second.close());
      expect((await second.courses.carried(course.courseId))?.log).toEqual(log([opened]));
    },
    startLimitMs,
  );
});

describe.each(engineWithConnections)('a store whose database is away, on $name', ({ open }) => {
  const closeLater = closedAfterEach();
  it('cannot be opened where nobody listens', async () => {
    const failure = await failureOf(openStore({ databaseUrl: 'postgresql://regimen@127.0.0.1:1/none' }));
    expect(failure).toEqual(new StoreUnavailable('The database cannot be reached: ECONNREFUSED'));
  });

  it(
    'is opened by two processes at once, and by a third later',
    async () => {
      const { url, close } = await open();
      closeLater(close);
      const client = new Client({ connectionString: url ?? '' });
      closeLater(() => client.end());
      await client.connect();
      await client.query('drop schema public cascade');
      await client.query('create schema public');
      const openOne = async () => {
        const store = await openStore({ databaseUrl: url ?? '' });
        closeLater(() => store.close());
        await store.ping();
      };
      await Promise.all([openOne(), openOne()]);
      await openOne();
    },
    startLimitMs,
  );

  it(
    'says so when the connection is cut, and serves again as soon as there is one',
    async () => {
      const { store, url, close } = await open();
      closeLater(close);
      const killer = new Client({ connectionString: url ?? '' });
      closeLater(() => killer.end());
      await killer.connect();
      await store.ping();
      await killer.query('begin');
      await killer.query('lock table courses in access exclusive mode');
      const waiting = failureOf(store.courses.list({ limit: 1 }));
      const others = `select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'`;
      while ((await killer.query<{ ended: number }>(others)).rows[0]?.ended === 0);
      expect(await waiting).toEqual(new StoreUnavailable('The database cannot serve now: SQLSTATE 57P01'));
      await killer.query('rollback');
      expect(await store.courses.list({ limit: 1 })).toEqual({ items: [], next: null });
    },
    startLimitMs,
  );

  it(
    'gives every caller an answer within half a minute, however the server keeps silent',
    async () => {
      const { store: direct, url, close } = await open();
      closeLater(close);
      const way = await wayTo(url ?? '');
      const store = await openStore({ databaseUrl: way.url });
      closeLater(() => store.close());
      closeLater(way.close);
      await store.ping();
      way.goDead();
      const locker = new Client({ connectionString: url ?? '' });
      closeLater(() => locker.end());
      await locker.connect();
      await locker.query('begin');
      await locker.query('lock table courses in access exclusive mode');

      const begunAt = process.hrtime.bigint();
      const failures = await Promise.all([
        failureOf(store.courses.record(recording(courseOf('silent'), log([opened])))),
        failureOf(openStore({ databaseUrl: way.deadUrl })),
        failureOf(direct.courses.list({ limit: 1 })),
      ]);
      const seconds = Number(process.hrtime.bigint() - begunAt) / 1e9;
      expect(failures.map(String)).toEqual([
        'StoreUnavailable: The database cannot be reached: Error',
        'StoreUnavailable: The database cannot be reached: Error',
        'StoreUnavailable: The database cannot serve now: SQLSTATE 55P03',
      ]);
      expect(seconds).toBeLessThan(30);
    },
    waitsLimitMs,
  );
});
