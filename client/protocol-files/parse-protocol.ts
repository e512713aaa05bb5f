import { checkProtocol } from '../../domain/protocol/check/check-protocol';
import type { ProtocolFinding } from '../../domain/protocol/check/finding';
import { protocolSchema } from '../../domain/protocol/schema';
import type { Protocol } from '../../domain/protocol/schema';
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
  const parsed = protocolSchema.safeParse(source.content);
  const issues = parsed.success ? [] : parsed.error.issues;
  const soundPart = parsed.success ? parsed.data : soundSections(source.content, issues);
  const findings = [...schemaFindings(issues, source.content), ...checkProtocol(soundPart)]
    .map((finding) => inFile(finding, file, source.placeOf(finding.path)))
    .sort((first, second) => first.line - second.line || first.column - second.column);
  const protocol = parsed.success && findings.every(({ level }) => level !== 'error') ? parsed.data : null;
  return { file, protocol, digest: protocol && protocolDigest(protocol), findings };
}

/** The sections in which nothing is wrong with the form: they can be checked for sense already. */
function soundSections(
  content: unknown,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): Partial<Protocol> {
  if (typeof content !== 'object' || content === null) return {};
  const unsound = new Set(issues.map(({ path }) => path[0]));
  const sound = Object.entries(content).filter(([section]) => section in protocolSchema.shape && !unsound.has(section));
  return Object.fromEntries(sound);
}

function inFile(
  { level, path, message }: ProtocolFinding,
  file: string,
  place: { line: number; column: number },
): FileFinding {
  return { level, file, ...place, path: path.join('.'), message };
}
