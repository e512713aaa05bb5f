/** What was answered to the first request under a key. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type Beginning = 'new' | 'inFlight' | 'otherBody' | { readonly done: KeptAnswer };

export interface Idempotency {
  /**
   * `new` to one caller per key; after 60 s without an answer (its process died) to one more. The work behind it must
   * therefore be safe to repeat itself.
   */
  begin(caller: string, key: string, bodyDigest: string): Promise<Beginning>;
  /** Keeps the answer for every later request under the key. */
  finish(caller: string, key: string, answer: KeptAnswer): Promise<void>;
  /** Gives the key back after a failure that nobody should be answered with twice. */
  abandon(caller: string, key: string): Promise<void>;
  /** Gives back every key without an answer, when all who worked on one are known to be gone. */
  abandonAll(): Promise<void>;
}
