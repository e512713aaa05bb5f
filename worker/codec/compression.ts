import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';

/** The first byte says what follows it. Stored format: add, never reuse. */
const plain = 0;
const deflated = 1;

/** A log compresses to within a tenth of what the default level gives, in less than half of the time. */
const options = { level: 3 };
/** Below this nothing is gained. */
const worthwhileBytes = 128;
/** Above this the work takes about a millisecond and is handed to a thread. */
const blockingBytes = 64 * 1024;

const deflateInThread = promisify<Uint8Array, typeof options, Buffer>(deflateRaw);
const inflateInThread = promisify<Uint8Array, Buffer>(inflateRaw);

export async function compress(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.length < worthwhileBytes) return headed(plain, bytes);
  const smaller = bytes.length < blockingBytes ? deflateRawSync(bytes, options) : await deflateInThread(bytes, options);
  return smaller.length < bytes.length ? headed(deflated, smaller) : headed(plain, bytes);
}

export async function decompress(bytes: Uint8Array): Promise<Uint8Array> {
  const body = bytes.subarray(1);
  if (bytes[0] === plain) return body;
  if (bytes[0] === deflated) return body.length < blockingBytes ? inflateRawSync(body) : inflateInThread(body);
  throw new Error(`A payload starts with the unknown form ${bytes[0] ?? 'of no bytes'}: a newer build wrote it.`);
}

function headed(form: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(form), body]);
}
