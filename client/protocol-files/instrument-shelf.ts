import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface InstrumentText {
  readonly file: string;
  readonly text: string;
}

/** The instrument files that a protocol's measures may name, unread, by the name of the file. */
export type InstrumentShelf = ReadonlyMap<string, InstrumentText>;

export const emptyShelf: InstrumentShelf = new Map();

/** Where a protocol file's instruments are: `protocols/instruments` for `protocols/<name>/protocol.yaml`. */
export function shelfFolder(protocolFile: string): string {
  return join(dirname(protocolFile), '..', 'instruments');
}

/** Every `<id>.yaml` of the folder; none where there is no such folder. */
export async function readShelf(folder: string): Promise<InstrumentShelf> {
  const names = await readdir(folder).catch(nothingWhereAbsent);
  const texts = names.filter(isInstrumentFile).map(async (name): Promise<readonly [string, InstrumentText]> => {
    const file = join(folder, name);
    return [instrumentId(name), { file, text: await readFile(file, 'utf8') }];
  });
  return new Map(await Promise.all(texts));
}

export function isInstrumentFile(name: string): boolean {
  return name.endsWith('.yaml');
}

export function instrumentId(name: string): string {
  return name.replace(/\.yaml$/, '');
}

function nothingWhereAbsent(error: unknown): readonly string[] {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return [];
  throw error;
}
