import type { Actor } from '../../domain/course/actor';
import type { MoveRefusal, ProtocolMove, ProtocolStatus } from '../../domain/protocol/life';
import type { Protocol } from '../../domain/protocol/schema';
import type { Instant } from '../../domain/time/instant';

export interface StoredProtocol {
  readonly protocol: Protocol;
  readonly digest: string;
  readonly status: ProtocolStatus;
  /** Which person approved it and when; null where nobody did. */
  readonly approval: { readonly by: Actor; readonly at: Instant } | null;
}

/** Who does something to a version, when and why. */
export interface ProtocolAct {
  readonly actor: Actor;
  readonly at: Instant;
  readonly reason: string | null;
  /** Of the request that asked for it: the same one again changes nothing. */
  readonly command?: string;
}

/** One thing that happened to a version: it was published or replaced as a draft, or moved. */
export interface ProtocolEntry {
  readonly version: string;
  readonly status: ProtocolStatus;
  /** Of the content that it had then. */
  readonly digest: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly reason: string | null;
}

export type MoveOutcome =
  /** `retired` is the version that was active before. */
  | { readonly type: 'moved'; readonly retired: string | null }
  | { readonly type: 'refused'; readonly refusal: MoveRefusal }
  /** The content is not the one that was named. */
  | { readonly type: 'contentDiffers'; readonly digest: string }
  | { readonly type: 'unknown' };

export interface Protocols {
  /**
   * Publishes as a draft, in place of another content where the version is a draft still. Safe to repeat; answers with
   * the status that the version has. Throws `ProtocolVersionTaken` when it is no draft and has another digest.
   */
  publish(protocol: Protocol, digest: string, act: ProtocolAct): Promise<ProtocolStatus>;
  /** Publishes as active where no version of the protocol is known yet; otherwise like `publish`. */
  introduce(protocol: Protocol, digest: string, act: ProtocolAct): Promise<ProtocolStatus>;
  /** Making a version active retires the one that was. With a `digest`, only where the version has that content. */
  move(id: string, version: string, to: ProtocolMove, act: ProtocolAct, digest?: string): Promise<MoveOutcome>;
  /** The named version; without one the active version, or the highest where none is active. */
  get(id: string, version?: string): Promise<StoredProtocol | null>;
  /** By id, highest version first. */
  list(): Promise<readonly StoredProtocol[]>;
  /** What happened to all versions or to one, first things first; empty where none is known. */
  history(id: string, version?: string): Promise<readonly ProtocolEntry[]>;
}
