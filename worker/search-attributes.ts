import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/search-attributes';
import type { Log } from './logging';
import { ensureSearchAttributes } from './temporal-server';

/** gRPC's codes for "you may not" and "I cannot": a managed Temporal has its own way of registering them. */
const notForUs = new Set([7, 12, 16]);

/**
 * Registers what courses can be found by; safe to repeat. Throws when one is there with another type. Where the server
 * does not let us, an operator has to register them: without them no course can take its first step.
 */
export async function registerSearchAttributes(connection: Connection, namespace: string, log: Log): Promise<void> {
  try {
    await ensureSearchAttributes(connection, namespace, searchAttributes);
  } catch (error) {
    if (!isGrpcServiceError(error) || !notForUs.has(error.code)) throw error;
    log.warn(
      { namespace, code: error.code, needed: { ...searchAttributes } },
      'Search attributes are for an operator to register',
    );
  }
}
