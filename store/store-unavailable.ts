/**
 * The database cannot be used now: away, too slow, refusing the sign-in, or asking to try again.
 * Whether a write that was under way took is not known; writes are safe to repeat.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
