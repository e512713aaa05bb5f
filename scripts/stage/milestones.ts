import type { Course } from '../../domain/course/state/course';
import type { ObligationKind } from '../../domain/course/obligation-events';
import { exposureAt } from '../../domain/course/state/session';

/** Places in a course to play it to. */
export const isClosed = ({ closed }: Course): boolean => closed !== null;

export const hasDoses =
  (count: number) =>
  ({ clinical }: Course): boolean =>
    clinical.sessions.filter((session) => exposureAt(session) !== null).length >= count;

export const isOwed =
  (kind: ObligationKind) =>
  ({ obligations }: Course): boolean =>
    [...obligations.values()].some((obligation) => obligation.kind === kind && obligation.status === 'open');
