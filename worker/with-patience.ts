import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** The wait after the first failure, doubled after each further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly onFailure: (error: unknown, waitMs: number) => void;
}

/** Asks until there is an answer; null when the signal came first. */
export async function withPatience<Answer>(ask: () => Promise<Answer>, patience: Patience): Promise<Answer | null> {
  const { signal, firstWaitMs, longestWaitMs, onFailure } = patience;
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await ask();
    } catch (error) {
      onFailure(error, waitMs);
    }
    await pausedUnlessAborted(waitMs, signal);
  }
  return null;
}

/** False when the signal came first. */
export async function pausedUnlessAborted(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
