/** An error as logs may hold it. */
export interface ShownError {
  readonly type: string;
  readonly code?: string | number;
  readonly message?: string;
  /** Where it was thrown: `at …` lines only. */
  readonly at?: readonly string[];
  readonly cause?: ShownError;
}

/** Errors whose text is known to quote no patient: they tell of servers, keys and settings. */
const openMessages = new Set([
  'ConfigInvalid',
  'GracefulShutdownPeriodExpiredError',
  'IllegalStateError',
  'KeyRingUnreadable',
  'PayloadDamaged',
  'StatementFailed',
  'StoreUnavailable',
  'TransportError',
  'UnknownKey',
]);
const framesShown = 6;
const causesShown = 3;

/** Kind, code and place of an error. Its text only where that is known to be harmless: a database's quotes the row. */
export function shownError(error: unknown, depth = causesShown): ShownError {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const { name, code, message, syscall, stack, cause } = error as Partial<NodeJS.ErrnoException>;
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name ?? 'object',
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(message !== undefined && (syscall !== undefined || openMessages.has(name ?? '')) ? { message } : {}),
    ...(frames?.length ? { at: frames.slice(0, framesShown).map((line) => line.trim()) } : {}),
    ...(cause !== undefined && depth > 0 ? { cause: shownError(cause, depth - 1) } : {}),
  };
}
