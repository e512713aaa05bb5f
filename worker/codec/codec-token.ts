import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createDurably } from '../durable-file';

/** The token that opens the codec endpoint, fit for an address and a cookie: read from its file, or made at the first start. Whoever has it reads every course. */
export async function openCodecToken(path: string): Promise<string> {
  try {
    await createDurably(path, `${randomBytes(32).toString('base64url')}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const token = (await readFile(path, 'utf8')).trim();
  if (!/^[\w-]{32,100}$/.test(token)) {
    throw new Error(
      `The codec token in ${path} is not 32 to 100 letters, digits, hyphens and underscores: delete it for a new one.`,
    );
  }
  return token;
}
