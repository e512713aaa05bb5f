import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Readable by its owner alone: what is kept this way names people or opens their records. */
const ownerOnly = 0o600;

/** Writes the file whole or not at all, and only returns when the disk has it; a file already there is replaced. */
export async function replaceDurably(path: string, text: string): Promise<void> {
  await withDraft(path, text, (draft) => rename(draft, path));
}

/** As `replaceDurably`, but never over another file: throws EEXIST when there is one. */
export async function createDurably(path: string, text: string): Promise<void> {
  await withDraft(path, text, (draft) => link(draft, path));
}

async function withDraft(path: string, text: string, publish: (draft: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  try {
    const file = await open(draft, 'wx', ownerOnly);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await publish(draft);
    await syncFolder(folder);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A name is only safe once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
