import type { z } from 'zod';
import type { BadField } from './bad-field';
import { knownNames } from './known-names';
import { wordsOfIssue } from './words-of-issue';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Every complaint of a schema about `sent`, in words: one field each; none when it will do. */
export function badFieldsOf(schema: z.ZodType, sent: unknown): BadField[] {
  const issues = schema.safeParse(sent).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const known = issue.code === 'unrecognized_keys' ? knownNames(schema, issue.path, sent) : [];
    return pathsOf(issue).map((path) => badField(path, issue, sent, known));
  });
}

/** A schema complains once of all the fields that it does not know. */
function pathsOf(issue: Issue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function badField(path: Path, issue: Issue, sent: unknown, known: readonly string[]): BadField {
  const value = at(path, sent);
  const plain = shown(value);
  return {
    field: fieldName(path),
    ...(plain === undefined ? {} : { value: plain }),
    ...wordsOfIssue(issue, value, known),
  };
}

function fieldName(path: Path): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

function at(path: Path, sent: unknown): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    sent,
  );
}

/** Plain values only: a whole object would tell the reader nothing that the path does not. */
function shown(value: unknown): BadField['value'] {
  if (typeof value === 'string') return value.length <= 100 ? value : `${value.slice(0, 100)}…`;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}
