import { z } from 'zod';
import { withoutWrapping } from '../without-wrapping';
import { CliError } from './cli-error';

/** A field as it was typed: its path, e.g. `dose.amount`, and its text; null where no value followed. */
interface Typed {
  readonly path: readonly string[];
  readonly text: string | null;
}

/**
 * Reads `--starts-at 2031-03-10T14:00Z --override --dose.amount 100` into an object, giving each value the type that the
 * schema wants: text stays text even where it looks like a number.
 */
export function readFields(typed: readonly string[], schema: z.ZodObject): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { path, text } of pairsOf(typed)) {
    put(fields, path, valueOf(text, schemaAt(schema, path)));
  }
  return fields;
}

function pairsOf(typed: readonly string[]): Typed[] {
  const pairs: Typed[] = [];
  for (let index = 0; index < typed.length; index += 1) {
    const word = typed[index] ?? '';
    if (!/^--[a-z]/i.test(word)) {
      throw new CliError(2, `"${word}" is no field. Write fields as --name value, e.g. --reason "moved away".`);
    }
    const [flag = '', ...afterEquals] = word.slice(2).split('=');
    const next = typed[index + 1];
    if (afterEquals.length > 0) {
      pairs.push({ path: pathOf(flag), text: afterEquals.join('=') });
    } else if (next === undefined || /^--[a-z]/i.test(next)) {
      pairs.push({ path: pathOf(flag), text: null });
    } else {
      pairs.push({ path: pathOf(flag), text: next });
      index += 1;
    }
  }
  return pairs;
}

/** What is wanted at a path; undefined where the schema knows nothing of it. */
function schemaAt(schema: z.ZodType | undefined, [name, ...rest]: readonly string[]): z.ZodType | undefined {
  if (name === undefined) return schema;
  const inner = withoutWrapping(schema);
  if (inner instanceof z.ZodObject) return schemaAt(inner.shape[name] as z.ZodType | undefined, rest);
  return inner instanceof z.ZodRecord ? schemaAt(inner.valueType as z.ZodType, rest) : undefined;
}

/** `starts-at` and `startsAt` are the same field. */
function pathOf(flag: string): string[] {
  return flag.split('.').map((part) => part.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()));
}

function valueOf(text: string | null, wanted: z.ZodType | undefined): unknown {
  if (text === null) return true;
  const candidates = [text, ...jsonOf(text), ...jsonOf(`[${text}]`)];
  if (wanted === undefined) return jsonOf(text)[0] ?? text;
  return candidates.find((candidate) => wanted.safeParse(candidate).success) ?? text;
}

function jsonOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function put(fields: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner = fields[name];
  const object = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  fields[name] = object;
  put(object, rest, value);
}
