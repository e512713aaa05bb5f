import type { Effect } from '../course/effects';
import type { LedgerRow } from '../course/surroundings';
import type { CourseId, EffectKey, SessionId } from '../ids';
import type { Instant } from '../time/instant';
import { evaluateSpacing } from './evaluate-spacing';
import type { BookingEvaluation } from './evaluation';
import type { Neighbour } from './neighbour';
import { requiredGapAfter } from './required-gap';

type ReserveSpacing = Extract<Effect, { readonly type: 'reserveSpacing' }>;

interface Admission {
  readonly admissible: boolean;
  /** Without target bounds: the ledger knows gaps and caps, not a course's series. */
  readonly evaluation: BookingEvaluation;
  /**
   * The first instant any other session may start after this one: the demand's minimum less its grace. Every admissible
   * later session is at or after it, so `[startsAt, hardFloorAfter)` of holds that are not overridden never overlap.
   */
  readonly hardFloorAfter: Instant;
}

/** Whether the patient's ledger leaves room for a hold. A clinician's override is admitted whatever stands in the way, and shown as such. */
export function admits(rows: readonly LedgerRow[], effect: ReserveSpacing): Admission {
  const { session, startsAt, demand, replaces, now } = effect;
  const evaluation = evaluateSpacing({
    proposal: startsAt,
    demand,
    neighbours: neighboursOf(rows, { course: courseOf(effect.key), session, replaces }),
    lastCounted: null,
    target: null,
    seriesFull: false,
    now,
  });
  const inTheWay = evaluation.code === 'tooEarly';
  const overridden = inTheWay && effect.override !== null;
  return {
    admissible: !inTheWay || overridden,
    evaluation: overridden ? { ...evaluation, code: 'overridden' } : evaluation,
    hardFloorAfter: requiredGapAfter(startsAt, demand, 'graced'),
  };
}

/** The sessions of the patient that a proposal of a course has to keep clear of: neither itself nor the one it replaces. */
export function neighboursOf(
  rows: readonly LedgerRow[],
  proposal: { readonly course: CourseId; readonly session: SessionId; readonly replaces: SessionId | null },
): readonly Neighbour[] {
  const { course, session, replaces } = proposal;
  return rows
    .filter((row) => row.course !== course || (row.session !== session && row.session !== replaces))
    .map((row) => ({
      session: row.session,
      startsAt: row.startsAt,
      demand: row.demand,
      otherCourse: row.course !== course,
      sameClinic: row.sameClinic,
    }));
}

/** A key is `courseId:seq:n`. */
function courseOf(key: EffectKey): CourseId {
  return key.split(':').slice(0, -2).join(':') as CourseId;
}
