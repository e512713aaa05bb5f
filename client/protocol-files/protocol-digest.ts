import { createHash } from 'node:crypto';
import type { Protocol } from '../../domain/protocol/schema';
import { canonicalJson } from '../canonical-json';

/** SHA-256 of the canonical JSON, 64 hex digits: comments and the order of members do not count. */
export function protocolDigest(protocol: Protocol): string {
  return createHash('sha256').update(canonicalJson(protocol)).digest('hex');
}
