import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Pair } from 'yaml';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML text: what is wrong with it as YAML, what it says, and where it says it. */
export interface YamlSource {
  readonly faults: readonly (Place & { readonly message: string })[];
  /** Undefined while there are faults. */
  readonly content: unknown;
  /** Where the member at the path begins, its name included; where nothing is there, the nearest section around it. */
  placeOf(path: readonly (string | number)[]): Place;
}

export function yamlSource(text: string): YamlSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ message, pos }) => ({
      ...placeAt(pos[0]),
      message: firstLineOf(message),
    })),
    ...aliasOffsets(document).map((offset) => ({
      ...placeAt(offset),
      message: 'Aliases are not read here: write the section out, so that each figure stands with its source',
    })),
  ];
  return {
    faults,
    content: faults.length > 0 ? undefined : document.toJS(),
    placeOf: (path) => placeAt(offsetOf(document, path)),
  };
}

function firstLineOf(message: string): string {
  return message.split('\n')[0] ?? message;
}

function aliasOffsets(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, { Alias: (_key, alias) => void offsets.push(alias.range?.[0] ?? 0) });
  return offsets;
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === String(part),
      );
      if (pair === undefined) return offset;
      node = pair.value;
      offset = startOf(pair.key) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | null {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? null) : null;
}
