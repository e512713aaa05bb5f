/** A version that is no draft any more never changes: this one is there with other content. */
export class ProtocolVersionTaken extends Error {
  override readonly name = 'ProtocolVersionTaken';

  constructor(
    readonly id: string,
    readonly version: string,
  ) {
    super(`Protocol ${id} ${version} is frozen with other content; give the change a new version`);
  }
}
