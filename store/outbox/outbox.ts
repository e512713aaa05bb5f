import type { Realm } from '../../domain/course/log';
import type { Instant } from '../../domain/time/instant';

/** A message of the practice realm or the console channel: kept here, sent nowhere. */
export interface OutboxMessage {
  /** Unique per message, e.g. the effect key and the recipient. */
  readonly key: string;
  readonly realm: Realm;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Course time. */
  readonly at: Instant;
}

export interface Outbox {
  /** Safe to repeat: the first message under a key stays. */
  put(message: OutboxMessage): Promise<void>;
  /** Oldest first. */
  list(realm?: Realm): Promise<readonly OutboxMessage[]>;
}
