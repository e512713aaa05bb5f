import type { SessionId } from '../ids';
import { neighboursOf } from '../spacing/admits';
import type { SpacingDemand } from '../spacing/demand';
import { spacingDemandOf, spacingTargetOf } from '../spacing/demand-of';
import { evaluateSpacing } from '../spacing/evaluate-spacing';
import type { BookingEvaluation } from '../spacing/evaluation';
import type { Neighbour } from '../spacing/neighbour';
import type { Instant } from '../time/instant';
import type { Scene } from './owed';
import { creditedAt, exposureAt, isLive, type Session } from './state/session';

/** A session proposed, booked or held, to be judged against everything the course knows of. */
export interface Proposed {
  readonly session: SessionId;
  readonly series: string;
  readonly startsAt: Instant;
  readonly replaces: SessionId | null;
}

/** What a session is judged against: everything, or only what was given before it. */
type Among = 'dosesAndBookings' | 'dosesBefore';

/** Judges against the course's own log and, where it can be read, the ledger of the patient's other courses. */
export function judgeSpacing(scene: Scene, proposed: Proposed): BookingEvaluation {
  const demand = spacingDemandOf(scene.protocol, proposed.series, scene.zone);
  return evaluateSpacing({
    proposal: proposed.startsAt,
    demand,
    neighbours: neighbours(scene, proposed, demand),
    lastCounted: lastCountedBefore(scene, proposed),
    target: spacingTargetOf(scene.protocol, proposed.series),
    seriesFull: seriesIsFull(scene, proposed),
    now: scene.moment.now,
  });
}

/** Gaps and frequency caps alone, as they bind a session that starts or was given, whatever its series still wants. */
export function judgeGap(scene: Scene, proposed: Proposed, among: Among = 'dosesAndBookings'): BookingEvaluation {
  const demand = spacingDemandOf(scene.protocol, proposed.series, scene.zone);
  return evaluateSpacing({
    proposal: proposed.startsAt,
    demand,
    neighbours: neighbours(scene, proposed, demand, among),
    lastCounted: null,
    target: null,
    seriesFull: false,
    now: scene.moment.now,
  });
}

/** Doses and live bookings around it: this course's from its own log, the others' from the ledger. */
function neighbours(
  scene: Scene,
  proposed: Proposed,
  demand: SpacingDemand,
  among: Among = 'dosesAndBookings',
): readonly Neighbour[] {
  const { course, moment } = scene;
  const own = course.clinical.sessions.flatMap((session): Neighbour[] => {
    const startsAt = exposureAt(session) ?? (isLive(session) && among !== 'dosesBefore' ? session.startsAt : null);
    if (startsAt === null || session.id === proposed.session || session.id === proposed.replaces) return [];
    return [
      { session: session.id, startsAt, demand: demandOf(scene, session, demand), otherCourse: false, sameClinic: true },
    ];
  });
  const { ledger } = moment.surroundings;
  const rows = ledger.known ? ledger.value.rows : [];
  const others = rows.filter(
    (row) => row.course !== course.identity.courseId && (among === 'dosesAndBookings' || row.kind === 'dose'),
  );
  const all = [...own, ...neighboursOf(others, { ...proposed, course: course.identity.courseId })];
  return among === 'dosesBefore' ? all.filter(({ startsAt }) => startsAt <= proposed.startsAt) : all;
}

function demandOf({ protocol, zone }: Scene, session: Session, fallback: SpacingDemand): SpacingDemand {
  const known = protocol.series.some(({ id }) => id === session.series);
  return known && session.series !== null ? spacingDemandOf(protocol, session.series, zone) : fallback;
}

/** Of the same round: the first session of a booster has no target to be late for (R12), only gaps. */
function lastCountedBefore({ round }: Scene, { startsAt }: Proposed): Instant | null {
  const counted = (round?.credited ?? []).map(creditedAt).filter((at): at is Instant => at !== null && at < startsAt);
  return counted.sort().at(-1) ?? null;
}

/** Live bookings fill a series too (R12). */
function seriesIsFull({ round }: Scene, proposed: Proposed): boolean {
  if (!round) return true;
  const { count } = round.series.sessions;
  const others = [...round.credited, ...round.live].filter(
    ({ id }) => id !== proposed.session && id !== proposed.replaces,
  );
  return count !== null && others.length >= count;
}
