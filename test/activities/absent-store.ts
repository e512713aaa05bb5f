import { StoreUnavailable } from '../../store';
import type { Store } from '../../store';

/** A store whose database is away: every call of every part rejects as the real one does then. */
export const absentStore = new Proxy({}, { get: () => absentPart }) as Store;

const absentPart: unknown = new Proxy(
  {},
  { get: () => () => Promise.reject(new StoreUnavailable('The database is away')) },
);
