import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { CliError } from './cli-error';

/** Reads a YAML or JSON file (JSON is YAML) that holds one object. */
export async function readDocument(file: string): Promise<Readonly<Record<string, unknown>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(2, `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
  return parsedObject(text, file);
}

export function parsedObject(text: string, where: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { prettyErrors: true });
  const [fault] = document.errors;
  if (fault !== undefined) throw new CliError(2, `${where} is no YAML or JSON: ${fault.message.trimEnd()}`);
  const content: unknown = document.toJS();
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new CliError(2, `${where} must hold one object of fields and values.`);
  }
  return content as Readonly<Record<string, unknown>>;
}
