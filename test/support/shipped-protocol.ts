import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { protocolDigest } from '../../client/protocol-files/protocol-digest';
import { engine } from '../../domain/course/actor';
import { protocolSchema, type Protocol } from '../../domain/protocol/schema';
import { instant } from '../../domain/time/instant';
import type { Store } from '../../store';

/** A protocol file that ships, as the tests use it. */
export function shippedProtocol(id: string): Protocol {
  const path = join(__dirname, '..', '..', 'protocols', id, 'protocol.yaml');
  return protocolSchema.parse(parse(readFileSync(path, 'utf8')));
}

/** Makes a protocol that ships active, as a first start does. */
export async function introduceShipped(store: Store, id: string): Promise<void> {
  const protocol = shippedProtocol(id);
  const act = { actor: engine, at: instant('2031-03-03T13:00:00Z'), reason: 'comes with Regimen' };
  await store.protocols.introduce(protocol, protocolDigest(protocol), act);
}
