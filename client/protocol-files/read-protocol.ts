import { readFile } from 'node:fs/promises';
import { readShelf, shelfFolder } from './instrument-shelf';
import { parseProtocol } from './parse-protocol';
import type { ProtocolFile } from './parse-protocol';

/** Reads a protocol file with its instruments; one that cannot be read is a finding too. */
export async function readProtocol(file: string): Promise<ProtocolFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!isFileError(error)) throw error;
    const message = `cannot be read (${error.code}): name a protocol file, e.g. protocols/sublingual-home/protocol.yaml`;
    const findings = [{ level: 'error', file, line: 1, column: 1, path: '', message } as const];
    return { file, protocol: null, digest: null, findings };
  }
  return parseProtocol(text, file, await readShelf(shelfFolder(file)));
}

function isFileError(error: unknown): error is { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}
