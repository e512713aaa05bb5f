import type { Actor } from '../../domain/course/actor';
import type { ClinicId } from '../../domain/ids';

/** Whom a key stands for. `clinics` are those it may see and act for: all of them where it names none. */
export interface KeyHolder extends Actor {
  readonly clinics?: readonly ClinicId[];
}

/** A bearer key: only its hash is kept. */
export interface ApiKey {
  readonly id: string;
  readonly hash: string;
  readonly actor: KeyHolder;
  readonly label: string;
}

export interface Keys {
  /** Throws `StatementFailed` when the id or the hash is taken. */
  add(key: ApiKey): Promise<void>;
  /**
   * Adds these where there is no key at all, in one transaction: all of them or, whenever it is cut short, none. `keep` is
   * done before they are worth anything, and must not ask the store. False, and `keep` not done, when there was a key.
   */
  addFirst(keys: readonly ApiKey[], keep: () => Promise<void>): Promise<boolean>;
  findByHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<readonly ApiKey[]>;
}
