import type { CourseId } from '../../domain/ids';
import { StoreUnavailable, type Store } from '../../store';
import { createLog } from '../../worker/logging';
import { storeWhenOpen } from '../../worker/store-when-open';
import { openMemoryStore } from '../support/memory-store';

jest.setTimeout(30_000);

const quiet = createLog('error', { write: () => undefined });
const anyCourse = 'c1' as CourseId;

/** A database that is there once it is let. */
function databaseToCome() {
  let arrive: () => void = () => undefined;
  const there = new Promise<void>((settle) => (arrive = settle));
  return { open: () => there.then(openMemoryStore), arrive };
}

describe('a store whose database is not there yet', () => {
  it('is unavailable until it is, and then the same store answers', async () => {
    const { open, arrive } = databaseToCome();
    const { store, opened } = storeWhenOpen(open, quiet);
    const { courses } = store;

    await expect(courses.find(anyCourse)).rejects.toThrow(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow('The database has not answered since this process started');
    arrive();
    await opened;

    expect(await courses.find(anyCourse)).toBeNull();
    await store.ping();
    await store.close();
  });

  it('is asked for again until it answers, each failure logged', async () => {
    const lines: string[] = [];
    let tries = 0;
    const open = async (): Promise<Store> => {
      tries += 1;
      if (tries === 1) throw new StoreUnavailable('connection refused');
      return openMemoryStore();
    };
    const { store, opened } = storeWhenOpen(open, createLog('error', { write: (line) => void lines.push(line) }));
    await opened;

    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'The database is not there; going on without it',
    ]);
    await store.close();
  });

  it('can be closed before it ever was', async () => {
    const { store } = storeWhenOpen(() => Promise.reject(new StoreUnavailable('connection refused')), quiet);

    await expect(store.close()).resolves.toBeUndefined();
  });

  it('may be awaited as a part', async () => {
    const { open, arrive } = databaseToCome();
    const { store } = storeWhenOpen(open, quiet);
    const awaited = await Promise.resolve(store.courses);

    await expect(awaited.find(anyCourse)).rejects.toThrow(StoreUnavailable);
    arrive();
    await store.close();
  });
});
