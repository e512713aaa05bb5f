import type { SerializationContext } from '@temporalio/common';
import type { KeyRing } from './key-ring';

export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/**
 * Where the codec gets its keys. `context` names the workflow or activity that a payload belongs to, when the SDK knows it
 * (the codec endpoint never does): a source with one key per course takes it from there when it seals, and from the key's
 * id when it opens.
 */
export interface KeySource {
  encryptionKey(context: SerializationContext | undefined): Promise<EncryptionKey>;
  /** Throws `UnknownKey` when the key is gone. */
  decryptionKey(id: string, context: SerializationContext | undefined): Promise<Buffer>;
}

/** A payload is sealed with a key that this process does not have. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey';

  constructor(
    readonly keyId: string,
    known: readonly string[],
  ) {
    super(
      `A payload is encrypted with the key "${keyId}", which is not in the key ring (it holds: ${known.join(', ')}). ` +
        'Add that key to the ring file and restart.',
    );
  }
}

export function keySourceOf(ring: KeyRing): KeySource {
  const keyOf = (id: string): Buffer => {
    const key = ring.keys.get(id);
    if (key === undefined) throw new UnknownKey(id, [...ring.keys.keys()]);
    return key;
  };
  return {
    encryptionKey: async () => ({ id: ring.current, key: keyOf(ring.current) }),
    decryptionKey: async (id) => keyOf(id),
  };
}
