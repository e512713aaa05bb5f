import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { protocolSchema, type Protocol } from '../../domain/protocol/schema';

/** A protocol file that ships, as the tests use it. */
export function shippedProtocol(id: string): Protocol {
  const path = join(__dirname, '..', '..', 'protocols', id, 'protocol.yaml');
  return protocolSchema.parse(parse(readFileSync(path, 'utf8')));
}
