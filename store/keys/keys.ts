import type { Actor } from '../../domain/course/actor';

/** A bearer key: only its hash is kept. */
export interface ApiKey {
  readonly id: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly label: string;
}

export interface Keys {
  /** Safe to repeat with the same content; throws `StatementFailed` when id or hash belong to another key. */
  add(key: ApiKey): Promise<void>;
  findByHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<readonly ApiKey[]>;
  count(): Promise<number>;
}
