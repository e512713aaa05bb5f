import { StatementFailed, StoreUnavailable } from '../store';

/**
 * Whether the store failed, by being away or by a defect of its own. Asked only where what happened in the world matters
 * more than its record: a defect of the store must neither stop a safety page nor send one again.
 */
export function isStoreFailure(error: unknown): error is StoreUnavailable | StatementFailed {
  return error instanceof StoreUnavailable || error instanceof StatementFailed;
}
