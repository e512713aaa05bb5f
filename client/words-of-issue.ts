import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type SizeIssue = Extract<Issue, { readonly code: 'too_big' | 'too_small' }>;

/** Why a value will not do, as the rest of a sentence that begins with the field, and what to send instead. */
export interface IssueWords {
  readonly message: string;
  readonly wayOut: string;
}

/** `known` are the names that there are beside one that is not known. */
export function wordsOfIssue(issue: Issue, value: unknown, known: readonly string[]): IssueWords {
  switch (issue.code) {
    case 'custom':
      return { message: issue.message, wayOut: wayOutNamedBy(issue.params) };
    case 'invalid_type':
      return value === undefined
        ? { message: 'is missing', wayOut: `send ${withArticle(issue.expected)}` }
        : { message: `is ${withArticle(kindOf(value))}`, wayOut: `send ${withArticle(issue.expected)}` };
    case 'too_big':
      return { message: `is more than ${sizeOf(issue)}`, wayOut: `send at most ${sizeOf(issue)}` };
    case 'too_small':
      return { message: `is less than ${sizeOf(issue)}`, wayOut: `send at least ${sizeOf(issue)}` };
    case 'invalid_value':
      return oneOf(value, issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? oneOf(value, issue.options.map(String))
        : { message: 'has none of the allowed forms', wayOut: 'send one of the forms that the API describes' };
    case 'unrecognized_keys':
      return { message: 'is not known here', wayOut: namesOf(known) };
    case 'invalid_key':
      return { message: `has a name that ${issue.issues[0]?.message ?? 'is not allowed'}`, wayOut: 'correct the name' };
    case 'invalid_format':
      return { message: issue.message, wayOut: 'write it as it was given to you' };
    case 'invalid_element':
    case 'not_multiple_of':
      return { message: issue.message, wayOut: 'correct it and send again' };
  }
}

function namesOf(known: readonly string[]): string {
  if (known.length === 0) return 'leave it out: there is none of any name';
  return `leave it out, or correct its spelling; there are: ${known.join(', ')}`;
}

function wayOutNamedBy(params: Readonly<Record<string, unknown>> | undefined): string {
  const wayOut = params?.['wayOut'];
  return typeof wayOut === 'string' ? wayOut : 'correct it and send again';
}

function oneOf(value: unknown, allowed: readonly string[]): IssueWords {
  return {
    message: value === undefined ? 'is missing' : 'is none of the allowed values',
    wayOut: `send one of: ${allowed.join(', ')}`,
  };
}

function sizeOf(issue: SizeIssue): string {
  const bound = String(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (issue.origin !== 'string' && issue.origin !== 'array') return bound;
  const counted = issue.origin === 'string' ? 'character' : 'item';
  return `${bound} ${counted}${bound === '1' ? '' : 's'}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'number' ? 'number that is not whole or out of reach' : typeof value;
}

function withArticle(kind: string): string {
  if (kind === 'null') return kind;
  const noun = { array: 'list', record: 'object', int: 'whole number', boolean: 'true or false' }[kind] ?? kind;
  if (noun === 'true or false') return noun;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
