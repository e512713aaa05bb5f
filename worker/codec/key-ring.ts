import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createDurably } from '../durable-file';
import { readIfThere } from '../read-if-there';

/** AES-256. */
const keyBytes = 32;

/** The keys that open what Temporal holds. New payloads are sealed with `current`; the others stay to open old ones. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

export class KeyRingUnreadable extends Error {
  override readonly name = 'KeyRingUnreadable';

  constructor(path: string, problems: string) {
    super(
      `The key ring ${path} cannot be used: ${problems}. Expected { "current": "<id>", "keys": { "<id>": "<base64 of ` +
        `${keyBytes} bytes>" } }. Restore it from a backup: without its keys no running course can be read.`,
    );
  }
}

/**
 * Reads the ring, or makes one with a single new key when there is no file; throws `KeyRingUnreadable`. To rotate, add a key
 * to the file of every process, restart them, then name it as `current` everywhere: no process may meet a key it lacks.
 */
export async function openKeyRing(path: string): Promise<KeyRing> {
  return (await readKeyRing(path)) ?? (await createKeyRing(path));
}

const ringShape = z
  .strictObject({
    current: z.string().min(1),
    keys: z.record(
      z.string().min(1),
      z.base64().refine((text) => Buffer.from(text, 'base64').length === keyBytes, `is not ${keyBytes} bytes`),
    ),
  })
  .refine(({ current, keys }) => current in keys, { path: ['current'], error: 'names no key of "keys"' });

async function readKeyRing(path: string): Promise<KeyRing | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  const parsed = ringShape.safeParse(jsonOf(text, path));
  if (!parsed.success) {
    throw new KeyRingUnreadable(
      path,
      parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`).join('; '),
    );
  }
  const { current, keys } = parsed.data;
  return { current, keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])) };
}

/** Two processes may start together on one folder: whoever comes second uses the first one's ring. */
async function createKeyRing(path: string): Promise<KeyRing> {
  const id = `k-${randomBytes(4).toString('hex')}`;
  const key = randomBytes(keyBytes);
  try {
    await createDurably(path, `${JSON.stringify({ current: id, keys: { [id]: key.toString('base64') } }, null, 2)}\n`);
    return { current: id, keys: new Map([[id, key]]) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return openKeyRing(path);
  }
}

/** A parser's own message quotes the file, and this file is a secret. */
function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyRingUnreadable(path, 'it is not JSON');
  }
}
