import type { BadField } from '../../client';
import { badFieldsOf } from '../../client/bad-fields-of';
import type { CheckedContent } from '../../client/protocol-files/check-content';
import { protocolSchema } from '../../domain/protocol/schema';
import type { ProtocolFinding } from '../../domain/protocol/check/finding';

/** Every error of a protocol that was sent, of its form and of its sense. */
export function badFieldsOfProtocol({ findings }: CheckedContent, sent: unknown): readonly BadField[] {
  const senseless = findings.filter(({ level }) => level === 'error');
  return [...badFieldsOf(protocolSchema, sent), ...senseless.map(badFieldOf)];
}

function badFieldOf({ path, message }: ProtocolFinding): BadField {
  const field = path.map((part, index) =>
    typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`,
  );
  return { field: field.join(''), message, wayOut: 'correct it and publish again' };
}
