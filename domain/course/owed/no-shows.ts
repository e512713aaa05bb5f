import { lowerBound } from '../../time/bounds';
import type { SessionOf } from '../state/session';
import { isDosingPhase } from '../state/rounds';
import { notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

type Missed = SessionOf<'missed'>;

/** A patient who did not come is called the same day, and asked after when it happens again (R18). */
export function owedAfterNoShows(scene: Scene): readonly Owed[] {
  const pausing = new Set(pausingNoShows(scene).map(({ id }) => id));
  return missedSessions(scene).flatMap((session): Owed[] => {
    const from = session.endedAt;
    const about = { opensAt: from, session: session.id };
    const contact: Owed = {
      ...about,
      key: obligationKey('contactAfterNoShow', session.id),
      kind: 'contactAfterNoShow',
      dueAt: dueAfter(scene, 'contactAfterNoShow', from),
      standing: isDosingPhase(scene.phase) ? stillOpen : notNeeded(`the course is in ${scene.phase}`),
    };
    if (!pausing.has(session.id) && !isHighRisk(scene)) return [contact];
    const welfare: Owed = {
      ...about,
      key: obligationKey('welfareCheck', session.id),
      kind: 'welfareCheck',
      dueAt: dueAfter(scene, 'welfareCheck', from),
      standing: stillOpen,
    };
    return [contact, welfare];
  });
}

/** No-shows that pause the course: so many in a row, or so many within a rolling window. */
export function pausingNoShows(scene: Scene): readonly Missed[] {
  const { inARow, within } = scene.protocol.noShows;
  const missed = missedSessions(scene);
  return missed.filter((session, index) => {
    const windowed = missed
      .slice(0, index + 1)
      .filter(({ endedAt }) => lowerBound(endedAt, within.window, scene.zone) > session.endedAt);
    return rowEndingWith(scene, session) >= inARow || windowed.length >= within.count;
  });
}

function rowEndingWith(scene: Scene, session: Missed): number {
  const kept = scene.course.clinical.sessions.filter(
    ({ status }) => status === 'missed' || status === 'dosed' || status === 'aborted' || status === 'withheld',
  );
  const upTo = kept.slice(0, kept.findIndex(({ id }) => id === session.id) + 1);
  const lastKept = upTo.findLastIndex(({ status }) => status !== 'missed');
  return upTo.length - 1 - lastKept;
}

function missedSessions({ course }: Scene): readonly Missed[] {
  return course.clinical.sessions.filter((session): session is Missed => session.status === 'missed');
}

function isHighRisk({ course, moment }: Scene): boolean {
  const { patient } = moment.surroundings;
  return (course.opening?.highRisk ?? false) || (patient.known && patient.value.highRisk);
}
