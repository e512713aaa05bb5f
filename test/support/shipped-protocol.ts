import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instrumentId, isInstrumentFile, type InstrumentShelf } from '../../client/protocol-files/instrument-shelf';
import { parseProtocol } from '../../client/protocol-files/parse-protocol';
import type { Protocol } from '../../domain/protocol/schema';

const protocols = join(__dirname, '..', '..', 'protocols');

/** A protocol file that ships, as the tests use it. */
export function shippedProtocol(id: string): Protocol {
  const file = join(protocols, id, 'protocol.yaml');
  const { protocol, findings } = parseProtocol(readFileSync(file, 'utf8'), file, shippedShelf());
  if (protocol === null) throw new Error(`${file} is not sound: ${JSON.stringify(findings)}`);
  return protocol;
}

/** The instruments that ship. */
export function shippedShelf(): InstrumentShelf {
  const folder = join(protocols, 'instruments');
  const names = readdirSync(folder).filter(isInstrumentFile);
  return new Map(
    names.map((name) => [instrumentId(name), { file: name, text: readFileSync(join(folder, name), 'utf8') }]),
  );
}
