import { StatementFailed } from '../statement-failed';
import { StoreUnavailable } from '../store-unavailable';

/** SQLSTATEs, by their beginning, under which the same statement may well succeed later or once an operator has acted. */
const passing = ['08', '28', '3D', '53', '57', '58', '25006', '40001', '40P01', '55P03'];

interface DatabaseFailure {
  readonly severity: string;
  readonly code: string;
  readonly constraint?: string;
}

/**
 * What the store's callers get to see of an engine's error. Neither the engine's text nor its details are taken over:
 * both quote values, and the embedded engine hangs all parameters of the statement on its errors.
 */
export function storeErrorFrom(error: unknown): StoreUnavailable | StatementFailed {
  if (error instanceof StoreUnavailable || error instanceof StatementFailed) return error;
  if (!isDatabaseFailure(error)) return new StoreUnavailable(`The database cannot be reached: ${nameOf(error)}`);
  if (passing.some((beginning) => error.code.startsWith(beginning))) {
    return new StoreUnavailable(`The database cannot serve now: SQLSTATE ${error.code}`);
  }
  return new StatementFailed(error.code, error.constraint ?? null);
}

/** After these the connection is gone, or nobody knows what it is still doing. */
export function breaksConnection(error: unknown): boolean {
  return !isDatabaseFailure(error) || error.code.startsWith('08') || error.code.startsWith('57P');
}

function isDatabaseFailure(error: unknown): error is DatabaseFailure {
  return typeof error === 'object' && error !== null && 'severity' in error && 'code' in error;
}

/** Never its message: that may quote a value. */
function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown failure';
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
