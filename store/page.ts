/** One page of a list; `next` is the cursor of the page after it, null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The cursor is not one that a list gave out. */
export class CursorMalformed extends Error {
  override readonly name = 'CursorMalformed';

  constructor() {
    super('The cursor is not one that this list gave out');
  }
}

type CursorPart = string | number | boolean;

/** Makes a page of `limit` items out of rows of which one more was asked for; the cursor says where its last row stands. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  placeOf: (row: Row) => readonly CursorPart[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(item),
    next: more ? cursorOf(placeOf(last)) : null,
  };
}

export function cursorOf(place: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names, one part per name in `kinds`. Throws `CursorMalformed`. */
export function placeIn<Kinds extends readonly ('string' | 'number' | 'boolean')[]>(
  cursor: string,
  ...kinds: Kinds
): { readonly [Index in keyof Kinds]: PartOf<Kinds[Index]> } {
  const parts = partsOf(cursor);
  if (parts.length !== kinds.length || parts.some((part, index) => typeof part !== kinds[index])) {
    throw new CursorMalformed();
  }
  return parts as unknown as { readonly [Index in keyof Kinds]: PartOf<Kinds[Index]> };
}

type PartOf<Kind> = Kind extends 'string' ? string : Kind extends 'number' ? number : boolean;

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
