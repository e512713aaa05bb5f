import { randomUUID } from 'node:crypto';
import type { CliIo } from './cli-io';

/**
 * The key of one write: the one given, or a new one. Told before anything is sent, so that a write whose answer was lost
 * can be sent again.
 */
export function idempotencyKey(io: CliIo, given: string | undefined): string {
  if (given !== undefined) return given;
  const key = randomUUID();
  io.err(`Idempotency-Key ${key} (to repeat this very request: --key ${key})`);
  return key;
}
