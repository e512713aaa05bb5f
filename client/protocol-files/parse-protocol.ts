import type { ProtocolFinding } from '../../domain/protocol/check/finding';
import type { Protocol } from '../../domain/protocol/schema';
import { checkContent } from './check-content';
import type { FileFinding } from './file-finding';
import { protocolDigest } from './protocol-digest';
import { schemaFindings } from './schema-findings';
import { yamlSource } from './yaml-source';

export interface ProtocolFile {
  readonly file: string;
  /** Null while any finding is an error. */
  readonly protocol: Protocol | null;
  /** SHA-256 of the protocol's canonical JSON, 64 hex digits; null with the protocol. */
  readonly digest: string | null;
  /** In the order of the file. */
  readonly findings: readonly FileFinding[];
}

/** Reads a protocol's YAML and says everything about it at once; a text that is no YAML is only told where it breaks. */
export function parseProtocol(text: string, file: string): ProtocolFile {
  const source = yamlSource(text);
  if (source.faults.length > 0) {
    const findings = source.faults.map((fault): FileFinding => ({ level: 'error', file, path: '', ...fault }));
    return { file, protocol: null, digest: null, findings };
  }
  const checked = checkContent(source.content);
  const findings = [...schemaFindings(checked.issues, source.content), ...checked.findings]
    .map((finding) => inFile(finding, file, source.placeOf(finding.path)))
    .sort((first, second) => first.line - second.line || first.column - second.column);
  const { protocol } = checked;
  return { file, protocol, digest: protocol && protocolDigest(protocol), findings };
}

function inFile(
  { level, path, message }: ProtocolFinding,
  file: string,
  place: { line: number; column: number },
): FileFinding {
  return { level, file, ...place, path: path.join('.'), message };
}
