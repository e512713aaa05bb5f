import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';

/** Something wrong at one place of a file; lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Names every problem at once, each as `file:line:column: what`. */
export class FileInvalid extends Error {
  override readonly name = 'FileInvalid';

  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
  }
}

export type FilePath = readonly PropertyKey[];

/** A file's content in its shape, and where in the file each part of it stands. */
export interface PositionedContent<Content> {
  readonly content: Content;
  readonly problemAt: (path: FilePath, message: string) => FileProblem;
}

/** Reads YAML into a shape; throws `FileInvalid`. `file` is only shown. */
export function readYaml<Content>(text: string, file: string, shape: z.ZodType<Content>): PositionedContent<Content> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problemAtOffset = (offset: number, message: string): FileProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  if (document.errors.length > 0) {
    throw new FileInvalid(document.errors.map(({ pos, message }) => problemAtOffset(pos[0], message)));
  }
  const problemAt = (path: FilePath, message: string): FileProblem =>
    problemAtOffset(offsetOf(document, path), path.length === 0 ? message : `${path.join('.')}: ${message}`);

  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return { content: parsed.data, problemAt };
  throw new FileInvalid(
    parsed.error.issues.flatMap((issue) => placesOf(issue).map((path) => problemAt(path, issue.message))),
  );
}

/** A member too many is told where it stands, not at the map that holds it. */
function placesOf(issue: z.core.$ZodIssue): readonly FilePath[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** Where the path leads; for a member that is missing, the key of the nearest part that is there. */
function offsetOf(document: Document.Parsed, path: FilePath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const place = keyOf(document, path.slice(0, length)) ?? document.getIn(path.slice(0, length), true);
    const offset = (place as Node | undefined)?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Members are told at their key: the value of a map starts a line below. */
function keyOf(document: Document.Parsed, path: FilePath): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}
