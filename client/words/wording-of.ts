import type { Log } from '../../domain/course/log';
import type { ObligationKey, SessionId } from '../../domain/ids';
import type { Clock } from './clock';
import { spaced } from './words';
import type { Wording } from './words';

/** Calls sessions by number, in the order in which they were booked or held, and obligations by what they ask for. */
export function wordingOf(log: Log, clock: Clock): Wording {
  const numbers = numbersOf(log);
  const session = (id: SessionId): string => {
    const number = numbers.get(id);
    return number === undefined ? 'A session' : `Session ${number}`;
  };
  const obligation = (key: ObligationKey): string => {
    const [kind = key, ...anchors] = key.split(':');
    const named = anchors.flatMap((anchor) => {
      const number = numbers.get(anchor as SessionId);
      if (number !== undefined) return [`session ${number}`];
      return isName(anchor) ? [anchor] : [];
    });
    return `${spaced(kind)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
  };
  return { at: clock.both, session, obligation };
}

/** A supply or an instrument says something to people; an instant, a number or an unbooked session does not. */
function isName(anchor: string): boolean {
  return /^[a-z][a-z0-9-]*$/i.test(anchor) && !/^s-[0-9a-f]{10}$/.test(anchor);
}

function numbersOf(log: Log): ReadonlyMap<SessionId, number> {
  const numbers = new Map<SessionId, number>();
  for (const { event } of log) {
    const counts = event.type === 'SessionBooked' || event.type === 'SessionStarted' || event.type === 'SessionDosed';
    if (counts && !numbers.has(event.session)) numbers.set(event.session, numbers.size + 1);
  }
  return numbers;
}
