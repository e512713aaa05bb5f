import type { Session } from '../state/session';
import { done, notNeeded, stillOpen, type Standing } from './owed';

/** How something stands that a session needs beforehand: done, or open as long as the session may still come. */
export function preparedOr({ status }: Session, isPrepared: boolean): Standing {
  if (isPrepared) return done();
  const live = status === 'booked' || status === 'requested' || status === 'heardOf';
  return live ? stillOpen : notNeeded(`the session was ${status}`);
}
