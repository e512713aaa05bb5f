import { protocolSchema } from '../schema';
import type { Protocol } from '../schema';
import { error, note, warning } from './finding';
import type { ProtocolFinding, ProtocolPath } from './finding';

/** The mark of a figure that nobody has published (R19). */
const clinicToConfirm = 'project default, clinic to confirm';

const reference = /^([A-Z][A-Z0-9-]*)(:\d+(-\d+)?)? \([PSCF]\)$/;

interface Sourced {
  readonly path: ProtocolPath;
  readonly source: string;
}

/** Figures without a source of this file, sources without a figure, and the list of what the clinic has to confirm. */
export function checkSources(protocol: Partial<Protocol>): readonly ProtocolFinding[] {
  const { sources, ...rest } = protocol;
  if (sources === undefined) return [];
  const sourced = sourcedIn(rest, []);
  const cited = new Set(sourced.flatMap(({ source }) => partsOf(source).flatMap((part) => keyOf(part) ?? [])));
  const isWhole = Object.keys(protocolSchema.shape).every((section) => section in protocol);
  const uncited = isWhole ? Object.keys(sources).filter((key) => !cited.has(key)) : [];
  return [
    ...sourced.flatMap((one) => findingsOf(one, sources)),
    ...uncited.map((key) => warning(['sources', key], 'is cited nowhere')),
  ];
}

function findingsOf({ path, source }: Sourced, sources: Protocol['sources']): readonly ProtocolFinding[] {
  return partsOf(source).flatMap((part): readonly ProtocolFinding[] => {
    if (part === clinicToConfirm) return [note(path.slice(0, -1), `is a ${clinicToConfirm}`)];
    const key = keyOf(part);
    if (key === null) {
      return [
        error(path, `"${part}" names no source: write KEY (P, S, C or F), e.g. "MB-CLIN (C)", or "${clinicToConfirm}"`),
      ];
    }
    return sources[key] === undefined ? [error(path, `names "${key}", which is not among this file's sources`)] : [];
  });
}

function partsOf(source: string): readonly string[] {
  return source.split(';').map((part) => part.trim());
}

function keyOf(part: string): string | null {
  return reference.exec(part)?.[1] ?? null;
}

function sourcedIn(value: unknown, path: ProtocolPath): readonly Sourced[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((member: unknown, index) => [index, member] as const)
    : Object.entries(value);
  return members.flatMap(([name, member]) =>
    name === 'source' && typeof member === 'string'
      ? [{ path: [...path, name], source: member }]
      : sourcedIn(member, [...path, name]),
  );
}
