import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { compress, decompress } from './compression';
import type { KeySource } from './key-source';
import { bytesOfPayload, payloadOfBytes } from './payload-bytes';
import { seal, unseal } from './sealing';

/** Names that the Temporal UI and other SDKs use for encrypted payloads. */
const encodingMember = 'encoding';
const keyIdMember = 'encryption-key-id';
const encrypted = 'binary/encrypted';

/**
 * Compresses, then encrypts (AES-256-GCM) every payload: Temporal never holds a readable one. A payload that is not
 * encrypted, as an operator's own command line sends it, is read as it is.
 */
export function payloadCodecOf(keys: KeySource): PayloadCodec {
  return {
    encode: (payloads, context) => Promise.all(payloads.map((payload) => encode(keys, payload, context))),
    decode: (payloads, context) => Promise.all(payloads.map((payload) => decode(keys, payload, context))),
  };
}

async function encode(keys: KeySource, payload: Payload, context?: SerializationContext): Promise<Payload> {
  const key = await keys.encryptionKey(context);
  const bytes = await compress(bytesOfPayload(payload));
  return {
    metadata: { [encodingMember]: Buffer.from(encrypted), [keyIdMember]: Buffer.from(key.id) },
    data: seal(bytes, key),
  };
}

async function decode(keys: KeySource, payload: Payload, context?: SerializationContext): Promise<Payload> {
  if (textOf(payload, encodingMember) !== encrypted) return payload;
  const id = textOf(payload, keyIdMember);
  const key = await keys.decryptionKey(id, context);
  return payloadOfBytes(await decompress(unseal(payload.data ?? Buffer.alloc(0), { id, key })));
}

function textOf({ metadata }: Payload, member: string): string {
  return Buffer.from(metadata?.[member] ?? []).toString();
}
