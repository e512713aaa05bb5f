import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity } from '../../domain/course/log';
import type { LedgerRow } from '../../domain/course/surroundings';
import type { EffectKey } from '../../domain/ids';
import { admits } from '../../domain/spacing/admits';
import type { SpacingDemand } from '../../domain/spacing/demand';
import { plusMinutes } from '../../domain/time/instant';
import type { Instant } from '../../domain/time/instant';
import type { Evaluate, ReserveSpacing, Store } from '../../store';
import { anchor, daysLater, session } from './course-fixture';

export const threeDays: SpacingDemand = {
  rule: 'treatment.introductory.spacing.minimum',
  zone: 'America/New_York',
  minimum: [{ hours: 72 }],
  grace: null,
  caps: [],
};

export const byTheRules: Evaluate = (rows, effect) =>
  admits(rows, { ...effect, course: '' as never, overridden: effect.override !== null });

export function hold(
  course: CourseIdentity,
  name: string,
  startsAt: Instant,
  changes: Partial<ReserveSpacing> = {},
): ReserveSpacing {
  return {
    type: 'reserveSpacing',
    key: `${course.courseId}:${name}:1` as EffectKey,
    session: session(name),
    startsAt,
    endsAt: plusMinutes(startsAt, 60),
    demand: threeDays,
    override: null,
    replaces: null,
    now: anchor,
    ...changes,
  };
}

export const asks = (name: string, day: number, replaces: string | null = null): CourseEvent => ({
  type: 'SessionRequested',
  session: session(name),
  series: 'introductory',
  startsAt: daysLater(day),
  endsAt: plusMinutes(daysLater(day), 60),
  reason: null,
  override: false,
  replaces: replaces === null ? null : session(replaces),
});

export const books = (name: string, day: number, replaces: string | null = null): CourseEvent => ({
  type: 'SessionBooked',
  session: session(name),
  series: 'introductory',
  startsAt: daysLater(day),
  endsAt: plusMinutes(daysLater(day), 60),
  evaluation: null,
  replaces: replaces === null ? null : session(replaces),
});

export const dosed = (name: string): CourseEvent => ({ type: 'SessionDosed', session: session(name), dose: null });

/** The patient's ledger as their own clinic sees it: session, kind and start. */
export async function ledgerOf(store: Store, { realm, patient, clinic }: CourseIdentity) {
  const { rows } = await store.ledger.viewOf(realm, patient, clinic);
  return rows.map((row: LedgerRow) => `${row.session} ${row.kind} ${row.startsAt}`);
}
