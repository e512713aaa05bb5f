import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { error } from '../../domain/protocol/check/finding';
import type { ProtocolFinding, ProtocolPath } from '../../domain/protocol/check/finding';
import type { Protocol } from '../../domain/protocol/schema';
import { isZone } from '../../domain/time/zone-offset';
import type { FileFinding } from '../protocol-files/file-finding';
import { schemaFindings } from '../protocol-files/schema-findings';
import { yamlSource } from '../protocol-files/yaml-source';
import type { Place } from '../protocol-files/yaml-source';
import { caseFileSchema } from './case-schema';
import type { CaseFile } from './case-schema';
import { commandOf, isCommandType } from './sent-command';

export interface ReadCases {
  readonly file: string;
  /** Null while anything is wrong with the file. */
  readonly cases: CaseFile | null;
  readonly findings: readonly FileFinding[];
  readonly placeOf: (path: ProtocolPath) => Place;
}

/** Reads every `cases/*.yaml` beside a protocol file, by name; none where there is no such folder. */
export async function readCases(protocolFile: string, protocol: Protocol): Promise<readonly ReadCases[]> {
  const folder = join(dirname(protocolFile), 'cases');
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => parseCases(await readFile(join(folder, name), 'utf8'), join(folder, name), protocol)),
  );
}

/** Says everything about a file of cases at once, as `protocol check` does of a protocol. */
export function parseCases(text: string, file: string, protocol: Protocol): ReadCases {
  const source = yamlSource(text);
  const { faults, content } = source;
  const placeOf = (path: ProtocolPath): Place => source.placeOf(path);
  const at = (place: Place, message: string, path: ProtocolPath = []): FileFinding => {
    return { level: 'error', file, ...place, path: path.join('.'), message };
  };
  if (faults.length > 0) {
    return { file, cases: null, findings: faults.map(({ message, ...place }) => at(place, message)), placeOf };
  }
  const parsed = caseFileSchema.safeParse(content);
  const found = parsed.success ? meaningFindings(parsed.data, protocol) : schemaFindings(parsed.error.issues, content);
  const findings = found
    .map(({ path, message }) => at(placeOf(path), message, path))
    .sort((first, second) => first.line - second.line || first.column - second.column);
  return { file, cases: parsed.success && findings.length === 0 ? parsed.data : null, findings, placeOf };
}

function meaningFindings({ zone, course }: CaseFile, protocol: Protocol): readonly ProtocolFinding[] {
  const zoneFindings = isZone(zone) ? [] : [error(['zone'], `"${zone}" is no zone such as America/New_York`)];
  const ofCourse = course.flatMap(({ given, now, admittedAt }, index) => {
    const instants = [...(admittedAt ? [admittedAt] : []), ...given.map(({ at }) => at), now];
    const backwards = given.flatMap(({ at }, line) => {
      const before = instants[line + (admittedAt ? 0 : -1)];
      const path = ['course', index, 'given', line, 'at'];
      return before !== undefined && at < before ? [error(path, 'is before the line before it')] : [];
    });
    const last = given.at(-1)?.at ?? admittedAt;
    const late = last !== undefined && now < last ? [error(['course', index, 'now'], 'is before the last line')] : [];
    return [...sendingFindings(given, index, protocol), ...backwards, ...late];
  });
  return [...zoneFindings, ...ofCourse];
}

function sendingFindings(
  given: CaseFile['course'][number]['given'],
  index: number,
  protocol: Protocol,
): readonly ProtocolFinding[] {
  return given.flatMap((sending, line): readonly ProtocolFinding[] => {
    const path = ['course', index, 'given', line];
    if (!isCommandType(sending.send)) return [error([...path, 'send'], `"${sending.send}" is no command`)];
    const command = commandOf(protocol, sending);
    if (command.success) return [];
    return schemaFindings(command.error.issues, sending).map((one) => ({ ...one, path: [...path, ...one.path] }));
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${basename(folder)} cannot be read`, { cause: failure });
  }
}
