import { StoreUnavailable } from '../../store';
import type { Store } from '../../store';
import { hashOfBearerKey, isBearerKey } from './bearer-key';
import type { Caller } from './caller';

/** Trusted without asking: bounds the reads per caller, and how long a key that was taken away still opens. */
const freshMs = 15_000;

/** Trusted while the database is away: a positive answer on suicide must get through a night without one. */
const lastKnownMs = 24 * 3_600_000;

interface Known {
  readonly caller: Caller;
  readonly at: number;
}

/** Finds whom a bearer key stands for; null when it stands for nobody. */
export function knownCallers(
  store: Store,
  clock: () => number = Date.now,
): (bearerKey: string) => Promise<Caller | null> {
  const known = new Map<string, Known>();

  const ask = async (hash: string, last: Known | undefined): Promise<Caller | null> => {
    try {
      const key = await store.keys.findByHash(hash);
      if (key === null) {
        known.delete(hash);
        return null;
      }
      const { clinics = null, ...actor } = key.actor;
      const caller: Caller = { key: key.id, actor: { ...actor, via: 'api' }, clinics };
      known.set(hash, { caller, at: clock() });
      return caller;
    } catch (error) {
      if (error instanceof StoreUnavailable && last !== undefined && clock() - last.at < lastKnownMs)
        return last.caller;
      throw error;
    }
  };

  return async (bearerKey) => {
    if (!isBearerKey(bearerKey)) return null;
    const hash = hashOfBearerKey(bearerKey);
    const last = known.get(hash);
    return last !== undefined && clock() - last.at < freshMs ? last.caller : ask(hash, last);
  };
}
