import type { Protocol } from '../../domain/protocol/schema';
import { changeGroups } from './stated';
import type { ProtocolChange, Stated } from './stated';
import { statedIn } from './stated-in-protocol';

/** Everything that differs, grouped; empty when nothing does. */
export function protocolChanges(before: Protocol, after: Protocol): readonly ProtocolChange[] {
  const [old, current] = [statedIn(before), statedIn(after)];
  const paths = [...new Set([...current.keys(), ...old.keys()])];
  const changes = paths.flatMap((path) => changeAt(path, old, current));
  return changeGroups.flatMap((group) => changes.filter((change) => change.group === group));
}

type Statements = ReadonlyMap<string, Stated>;

function changeAt(path: string, old: Statements, current: Statements): readonly ProtocolChange[] {
  const [was, is] = [old.get(path), current.get(path)];
  if (is && was) {
    const cited = is.source === undefined ? '' : ` (source ${is.source})`;
    if (was.value !== is.value) {
      return [{ group: is.group, path, text: `${is.name} goes from ${was.value} to ${is.value}${cited}` }];
    }
    if (was.source === is.source) return [];
    return [
      {
        group: is.group,
        path,
        text: `${is.name} stays ${is.value}; its source is now ${is.source}, not ${was.source}`,
      },
    ];
  }
  const one = is ?? was;
  if (one === undefined || isToldByItsPart(one, old, current)) return [];
  const text = is
    ? (one.added ?? `${one.name} is new: ${one.value}`)
    : (one.removed ?? `${one.name} is gone: ${one.value}`);
  const cited = is?.source === undefined ? '' : ` (source ${is.source})`;
  return [{ group: one.group, path, text: `${text}${cited}` }];
}

function isToldByItsPart({ partOf }: Stated, old: Statements, current: Statements): boolean {
  return partOf !== undefined && old.has(partOf) !== current.has(partOf);
}
