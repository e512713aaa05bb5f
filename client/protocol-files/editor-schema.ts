import { z } from 'zod';
import { protocolSchema } from '../../domain/protocol/schema';

/** The JSON Schema of a protocol file, with which editors complete and check while it is written. Ends with a line break. */
export function editorSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(protocolSchema, { io: 'input', reused: 'ref' });
  const titled = { $schema, title: 'A protocol file of Regimen, schema 1', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
