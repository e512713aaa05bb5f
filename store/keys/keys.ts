import type { Actor } from '../../domain/course/actor';

/** A bearer key: only its hash is kept. */
export interface ApiKey {
  readonly id: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly label: string;
}

export interface Keys {
  /** Throws `StatementFailed` when the id or the hash is taken. */
  add(key: ApiKey): Promise<void>;
  findByHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<readonly ApiKey[]>;
  count(): Promise<number>;
}
