import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProtocolFile } from './parse-protocol';
import { readProtocol } from './read-protocol';

/** Reads every `protocols/<name>/protocol.yaml` under the root, by name. Two files may not hold the same version of a protocol. */
export async function listProtocols(root: string): Promise<readonly ProtocolFile[]> {
  const folder = join(root, 'protocols');
  const entries = await readdir(folder, { withFileTypes: true });
  const candidates = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name, 'protocol.yaml'))
    .sort();
  const present = await Promise.all(candidates.map(isThere));
  const files = await Promise.all(candidates.filter((_, index) => present[index]).map(readProtocol));
  return files.map((one, index) => withoutTwin(one, files.slice(0, index)));
}

function withoutTwin(one: ProtocolFile, before: readonly ProtocolFile[]): ProtocolFile {
  const { protocol, file, findings } = one;
  const twin = before.find((other) => protocol && other.protocol && nameOf(other.protocol) === nameOf(protocol));
  if (protocol === null || twin === undefined) return one;
  const message = `${nameOf(protocol)} is in ${twin.file} already: give this one another id or version`;
  const finding = { level: 'error', file, line: 1, column: 1, path: '', message } as const;
  return { file, protocol: null, digest: null, findings: [finding, ...findings] };
}

function nameOf({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id} ${version}`;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
