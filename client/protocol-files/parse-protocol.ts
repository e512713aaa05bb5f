import { checkProtocol } from '../../domain/protocol/check/check-protocol';
import type { ProtocolFinding } from '../../domain/protocol/check/finding';
import { protocolSchema } from '../../domain/protocol/schema';
import type { Protocol } from '../../domain/protocol/schema';
import type { FileFinding } from './file-finding';
import { findingPlacer } from './finding-place';
import { emptyShelf, type InstrumentShelf } from './instrument-shelf';
import { protocolDigest } from './protocol-digest';
import { schemaFindings } from './schema-findings';
import { takeIn, type TakenIn } from './taken-in';
import { yamlSource } from './yaml-source';

export interface ProtocolFile {
  readonly file: string;
  /** With the instruments that its measures name. Null while any finding is an error. */
  readonly protocol: Protocol | null;
  /** SHA-256 of the protocol's canonical JSON, 64 hex digits; null with the protocol. */
  readonly digest: string | null;
  /** In the order of the file, those of its instruments' files after them. */
  readonly findings: readonly FileFinding[];
}

/**
 * Reads a protocol's YAML with the instruments that it names, and says everything about both at once; a text that is no
 * YAML is only told where it breaks.
 */
export function parseProtocol(text: string, file: string, shelf: InstrumentShelf = emptyShelf): ProtocolFile {
  const source = yamlSource(text);
  if (source.faults.length > 0) {
    const findings = source.faults.map((fault): FileFinding => ({ level: 'error', file, path: '', ...fault }));
    return { file, protocol: null, digest: null, findings };
  }
  const whole = takeIn(source.content, file, shelf);
  const parsed = protocolSchema.safeParse(whole.content);
  const issues = parsed.success ? [] : parsed.error.issues;
  const soundPart = parsed.success ? parsed.data : soundSections(whole.content, issues);
  const inFile = findingPlacer(source, file, whole);
  const said = [...schemaFindings(issues, whole.content), ...checkProtocol(soundPart)];
  const findings = [...said.filter((finding) => !isToldElsewhere(finding, whole)).map(inFile), ...whole.findings].sort(
    (first, second) => rank(first, file) - rank(second, file) || compared(first, second),
  );
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

/** An instrument whose file is broken is not called unknown as well. */
function isToldElsewhere({ path }: ProtocolFinding, { content, broken }: TakenIn): boolean {
  const [section, index, member] = path;
  if (section !== 'measures' || member !== 'instrument') return false;
  const { measures } = content as { readonly measures: readonly { readonly instrument: string }[] };
  return broken.includes(measures[Number(index)]?.instrument ?? '');
}

function rank({ file }: FileFinding, main: string): number {
  return file === main ? 0 : 1;
}

function compared(first: FileFinding, second: FileFinding): number {
  if (first.file !== second.file) return first.file < second.file ? -1 : 1;
  return first.line - second.line || first.column - second.column;
}
