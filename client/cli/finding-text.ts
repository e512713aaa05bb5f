import type { FileFinding } from '../protocol-files/file-finding';

/** `file:line:column`, which editors and terminals jump to. */
export function findingText({ file, line, column, level, path, message }: FileFinding): string {
  return `${file}:${line}:${column}: ${level}: ${path === '' ? '' : `${path} `}${message}`;
}
