/** The database cannot be used now: away, too slow, refusing the sign-in, or asking to try again. Nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
