import type { FileFinding } from './file-finding';
import type { InstrumentShelf, InstrumentText } from './instrument-shelf';
import { yamlSource, type YamlSource } from './yaml-source';

/** An instrument file that a protocol's measures name. */
interface TakenInstrument {
  readonly id: string;
  readonly file: string;
  readonly source: YamlSource;
  readonly content: Members;
}

/** A protocol's content with the instruments and their sources put in, and where each of them stands. */
export interface TakenIn {
  readonly content: unknown;
  readonly instruments: readonly TakenInstrument[];
  /** Instruments whose file is no YAML, or is at odds with the protocol: they are told of once. */
  readonly broken: readonly string[];
  readonly findings: readonly FileFinding[];
}

type Members = Readonly<Record<string, unknown>>;

/** Takes the instruments that the measures name, and the file does not describe itself, from the shelf. */
export function takeIn(content: unknown, file: string, shelf: InstrumentShelf): TakenIn {
  if (!isMembers(content)) return { content, instruments: [], broken: [], findings: [] };
  const own = content['instruments'] ?? {};
  if (!isMembers(own)) return { content, instruments: [], broken: [], findings: [] };
  const named = namedIn(content['measures']).filter((id) => own[id] === undefined);
  const opened = named.flatMap((id) => open(id, shelf.get(id)));
  const instruments = opened.flatMap(({ instrument }) => instrument ?? []);
  const described = Object.fromEntries(instruments.map(({ id, content: { sources: _, ...rest } }) => [id, rest]));
  const { sources, findings } = sourcesOf(content['sources'], file, instruments);
  return {
    content: { ...content, sources, instruments: { ...own, ...described } },
    instruments,
    broken: opened.flatMap(({ broken }) => broken ?? []),
    findings: [...opened.flatMap((one) => one.findings), ...findings],
  };
}

function namedIn(measures: unknown): readonly string[] {
  if (!Array.isArray(measures)) return [];
  const names = measures.map((measure: unknown) => (isMembers(measure) ? measure['instrument'] : null));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

interface Opened {
  readonly instrument?: TakenInstrument;
  readonly broken?: string;
  readonly findings: readonly FileFinding[];
}

function open(id: string, found: InstrumentText | undefined): readonly Opened[] {
  if (found === undefined) return [];
  const { file, text } = found;
  const source = yamlSource(text);
  const faults = source.faults.map((fault): FileFinding => ({ level: 'error', file, path: '', ...fault }));
  if (faults.length > 0) return [{ broken: id, findings: faults }];
  const { content } = source;
  if (isMembers(content) && isMembers(content['sources'])) {
    return [{ instrument: { id, file, source, content }, findings: [] }];
  }
  const path = isMembers(content) ? 'sources' : '';
  const message = isMembers(content) ? 'is missing: expected a section' : 'expected a section';
  return [{ broken: id, findings: [{ level: 'error', file, ...source.placeOf([path]), path, message }] }];
}

/** The protocol's sources with those of its instruments; one key names one source. */
function sourcesOf(
  own: unknown,
  file: string,
  instruments: readonly TakenInstrument[],
): { readonly sources: unknown; readonly findings: readonly FileFinding[] } {
  if (!isMembers(own)) return { sources: own, findings: [] };
  const known = new Map(Object.entries(own).map(([key, means]) => [key, { means, file }]));
  const findings: FileFinding[] = [];
  for (const { file: at, source, content } of instruments) {
    for (const [key, means] of Object.entries(content['sources'] as Members)) {
      const before = known.get(key);
      if (before !== undefined && before.means !== means) {
        const message = `is another source in ${before.file}: one key names one source`;
        findings.push({
          level: 'error',
          file: at,
          ...source.placeOf(['sources', key]),
          path: `sources.${key}`,
          message,
        });
      }
      if (before === undefined) known.set(key, { means, file: at });
    }
  }
  return { sources: Object.fromEntries([...known].map(([key, { means }]) => [key, means])), findings };
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
