import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './key-source';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A payload was changed, or its key id points at another key than the one it was sealed with. */
export class PayloadDamaged extends Error {
  override readonly name = 'PayloadDamaged';

  constructor(keyId: string) {
    super(
      `A payload sealed with the key "${keyId}" fails its integrity check: it was changed, or the key is another one.`,
    );
  }
}

/**
 * Nonce, cipher text and tag in one buffer. Nonces are random, so one key is good for about 2^32 payloads: change it long
 * before that.
 */
export function seal(bytes: Uint8Array, { id, key }: EncryptionKey): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(boundTo(id));
  return Buffer.concat([nonce, sealing.update(bytes), sealing.final(), sealing.getAuthTag()]);
}

/** Throws `PayloadDamaged`. */
export function unseal(sealed: Uint8Array, { id, key }: EncryptionKey): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new PayloadDamaged(id);
  const tagAt = sealed.length - tagBytes;
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes))
    .setAAD(boundTo(id))
    .setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, tagAt)), opening.final()]);
  } catch {
    throw new PayloadDamaged(id);
  }
}

/** Part of the stored format. */
function boundTo(keyId: string): Buffer {
  return Buffer.from(`regimen/payload/1/${keyId}`);
}
