import type { ProtocolFinding, ProtocolPath } from '../../domain/protocol/check/finding';
import type { FileFinding } from './file-finding';
import type { TakenIn } from './taken-in';
import type { YamlSource } from './yaml-source';

/** Says where a finding about the whole protocol stands: in its own file, or in that of an instrument that was taken in. */
export function findingPlacer(
  source: YamlSource,
  file: string,
  { instruments }: TakenIn,
): (finding: ProtocolFinding) => FileFinding {
  const at = (path: ProtocolPath) => {
    const [section, name] = path;
    const taken = section === 'instruments' ? instruments.find(({ id }) => id === name) : undefined;
    if (taken !== undefined) return { file: taken.file, source: taken.source, path: path.slice(2) };
    const cites = section === 'sources' && !hasMember(source.content, 'sources', String(name));
    const citing = cites ? instruments.find(({ content }) => hasMember(content, 'sources', String(name))) : undefined;
    return citing === undefined ? { file, source, path } : { file: citing.file, source: citing.source, path };
  };
  return ({ level, path, message }) => {
    const place = at(path);
    return {
      level,
      file: place.file,
      ...place.source.placeOf(place.path),
      path: place.path.join('.'),
      message,
    };
  };
}

function hasMember(content: unknown, section: string, name: string): boolean {
  const members = (content as Readonly<Record<string, unknown>> | null)?.[section];
  return typeof members === 'object' && members !== null && Object.hasOwn(members, name);
}
