import { atLocalTime } from '../../time/at-local-time';
import { dateOf } from '../../time/dates-in-zone';
import { plusDates, weekdayOf } from '../../time/local-date';
import type { Instant } from '../../time/instant';
import { clinicFile } from '../moment';
import { creditedAt, exposureAt } from '../state/session';
import { doneIf, notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

/** The day after: the check-in, and the consults between sessions. */
export function owedAfterSessions(scene: Scene): readonly Owed[] {
  return [...owedCheckIns(scene), ...consults(scene)];
}

export function owedCheckIns(scene: Scene): readonly Owed[] {
  const { sessions, checkIns } = scene.course.clinical;
  return sessions.flatMap((session): Owed[] => {
    const from = exposureAt(session);
    if (from === null) return [];
    return [
      {
        key: obligationKey('checkIn', session.id),
        kind: 'checkIn',
        opensAt: from,
        dueAt: dayAfter(scene, from),
        session: session.id,
        standing: doneIf(checkIns.some((answer) => answer.session === session.id)),
      },
    ];
  });
}

/** Every answer that says unwell is called about, whatever else is known of its session; only a person ends it. */
export function owedCalls(scene: Scene): readonly Owed[] {
  return scene.course.clinical.checkIns
    .filter(({ wellbeing }) => wellbeing === 'unwell')
    .map(({ session, at }): Owed => ({
      key: obligationKey('callAfterSession', session, at),
      kind: 'callAfterSession',
      opensAt: at,
      dueAt: dueAfter(scene, 'callAfterSession', at),
      session,
      standing: stillOpen,
    }));
}

/** The day after the session, by the clinic's hour (R25): its opening time on that weekday, or the hour it opens on most days. */
function dayAfter({ moment, zone }: Scene, from: Instant): Instant {
  const date = plusDates(dateOf(from, zone), 1);
  const clinic = clinicFile(moment);
  return atLocalTime(date, clinic?.checkInBy ?? clinic?.hours[weekdayOf(date)]?.from ?? '09:00', zone);
}

interface ConsultOwed {
  readonly key: Owed['key'];
  readonly from: Instant;
  /** One of a past that was adopted: only the consult after its last session is still asked for. */
  readonly superseded: boolean;
}

/** The consults that gate the next session: after the counted sessions that the series names. */
export function consultsOwed({ round, course }: Scene): readonly ConsultOwed[] {
  if (!round) return [];
  const { sessions, every } = round.series.consultAfter;
  return round.credited.flatMap((session, index): ConsultOwed[] => {
    const counted = index + 1;
    const asked = sessions.includes(counted) || (every !== null && counted % every === 0);
    const from = creditedAt(session);
    if (!asked || from === null) return [];
    const isPast = course.adoptedAsOf !== null && from < course.adoptedAsOf;
    const superseded = isPast && counted < round.credited.length;
    return [{ key: obligationKey('consult', round.index, counted), from, superseded }];
  });
}

function consults(scene: Scene): readonly Owed[] {
  return consultsOwed(scene).map(({ key, from, superseded }): Owed => ({
    key,
    kind: 'consult',
    opensAt: from,
    dueAt: dueAfter(scene, 'consult', from),
    standing: superseded ? notNeeded('before adoption') : stillOpen,
  }));
}
