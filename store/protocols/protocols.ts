import type { Protocol } from '../../domain/protocol/schema';

export interface StoredProtocol {
  readonly protocol: Protocol;
  readonly digest: string;
}

export interface Protocols {
  /** Safe to repeat; throws `ProtocolVersionTaken` when the id and version are published with another digest. */
  publish(protocol: Protocol, digest: string): Promise<void>;
  /** The named version, or the highest one. */
  get(id: string, version?: string): Promise<StoredProtocol | null>;
  /** By id, highest version first. */
  list(): Promise<readonly StoredProtocol[]>;
}
