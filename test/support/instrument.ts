import { parse } from 'yaml';
import { instrumentSchema, type Instrument } from '../../domain/protocol/schema';
import { shippedShelf } from './shipped-protocol';

/** An instrument that ships, as its file has it. */
export function shippedInstrument(id: string): Instrument {
  const { sources: _, ...described } = parse(shippedShelf().get(id)?.text ?? '') as Record<string, unknown>;
  return instrumentSchema.parse(described);
}
