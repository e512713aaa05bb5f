import { StoreUnavailable, type Store } from '../store';
import type { Log } from './logging';
import { withPatience } from './with-patience';

/** A store that may be used before its database was ever there. */
export interface StoreWhenOpen {
  /** Its methods throw `StoreUnavailable` until the database has answered once. */
  readonly store: Store;
  /** Resolves when it has; never when the store is closed before. */
  readonly opened: Promise<void>;
}

type StorePart = Exclude<keyof Store, 'ping' | 'rebuild' | 'close'>;

/**
 * Opens the store in the background, for as long as that takes: a worker has to be there for its courses when the database
 * is not, since a safety finding is paged without it.
 */
export function storeWhenOpen(open: () => Promise<Store>, log: Log): StoreWhenOpen {
  const closing = new AbortController();
  let real: Store | null = null;
  const opening = withPatience(open, {
    signal: closing.signal,
    firstWaitMs: 500,
    longestWaitMs: 15_000,
    onFailure: (error, waitMs) => log.error({ error, waitMs }, 'The database is not there; going on without it'),
  }).then((opened) => (real = opened));
  const current = (): Store => {
    if (real === null) throw new StoreUnavailable('The database has not answered since this process started');
    return real;
  };
  const part = <Name extends StorePart>(name: Name): Store[Name] => lazily(() => current()[name]);
  const store: Store = {
    courses: part('courses'),
    obligations: part('obligations'),
    patients: part('patients'),
    ledger: part('ledger'),
    effects: part('effects'),
    outbox: part('outbox'),
    clinics: part('clinics'),
    protocols: part('protocols'),
    keys: part('keys'),
    access: part('access'),
    idempotency: part('idempotency'),
    alerts: part('alerts'),
    ping: async () => current().ping(),
    rebuild: async () => current().rebuild(),
    close: async () => {
      closing.abort();
      await (await opening)?.close();
    },
  };
  return {
    store,
    opened: opening.then((opened) => (opened === null ? new Promise<void>(() => undefined) : undefined)),
  };
}

type Method = (...args: unknown[]) => unknown;

/** Stands for a part of the store, all of whose methods are asynchronous; looks for the real one at each call. */
function lazily<Part extends object>(part: () => Part): Part {
  return new Proxy({} as Part, {
    get: (_target, name) => {
      // Otherwise `await` takes the part for a promise.
      if (name === 'then') return undefined;
      return async (...args: unknown[]) => {
        const real = part();
        return (Reflect.get(real, name) as Method).apply(real, args);
      };
    },
  });
}
