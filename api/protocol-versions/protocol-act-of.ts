import { hashOf } from '../../client/command-id';
import type { Instant } from '../../domain/time/instant';
import type { ProtocolAct } from '../../store';
import type { Write } from '../writes/write-once';

/** Who asks for something to be done to a version; named by the caller's key, so that a repeat after a crash does nothing. */
export function protocolActOf({ caller, key }: Write, at: Instant, reason: string | null): ProtocolAct {
  return { actor: caller.actor, at, reason, command: hashOf(['protocol', caller.key, key]).slice(0, 32) };
}
