import type { z } from 'zod';
import { error } from '../../domain/protocol/check/finding';
import type { ProtocolFinding, ProtocolPath } from '../../domain/protocol/check/finding';

type Issue = z.core.$ZodIssue;

/** What is wrong with the form of a protocol: one finding for each place. */
export function schemaFindings(issues: readonly Issue[], content: unknown): readonly ProtocolFinding[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => error([...path, key], 'is not known here: leave it out, or correct its spelling'));
    }
    return [error(path, words(issue, valueAt(content, path)))];
  });
}

const nouns: Readonly<Record<string, string>> = {
  object: 'a section',
  record: 'a section',
  array: 'a list',
  string: 'a text (in quotes where it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function words(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') {
    const expected = nouns[issue.expected] ?? issue.expected;
    return value === undefined ? `is missing: expected ${expected}` : `expected ${expected}`;
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message).join(', ');
  return value === undefined ? `is missing: ${sentencePart(issue.message)}` : sentencePart(issue.message);
}

function sentencePart(message: string): string {
  return message.replace(/^Invalid (input|option|string): /, '').replace(/^./, (letter) => letter.toLowerCase());
}

function valueAt(content: unknown, path: ProtocolPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined,
    content,
  );
}
