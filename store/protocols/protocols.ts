import type { Protocol } from '../../domain/protocol/schema';

export interface PublishedProtocol {
  /** In today's form, whatever form it was published in. */
  readonly protocol: Protocol;
  /** Of the form in which it was published. */
  readonly digest: string;
}

export interface Protocols {
  /** Safe to repeat; throws `ProtocolVersionTaken` when the id and version are published with another digest. */
  publish(protocol: Protocol, digest: string): Promise<void>;
  /** The named version, or the highest one. */
  get(id: string, version?: string): Promise<PublishedProtocol | null>;
  /** By id, highest version first. */
  list(): Promise<readonly PublishedProtocol[]>;
}
