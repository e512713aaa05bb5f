import { atLocalTime } from '../../time/at-local-time';
import { dateOf } from '../../time/dates-in-zone';
import { plusDates, weekdayOf } from '../../time/local-date';
import type { Instant } from '../../time/instant';
import { clinicFile } from '../moment';
import { creditedAt, exposureAt } from '../state/session';
import { doneIf, notNeeded, obligationKey, stillOpen, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

/** The day after: the check-in, the call when it says unwell, and the consults between sessions. */
export function owedAfterSessions(scene: Scene): readonly Owed[] {
  return [...checkIns(scene), ...consults(scene)];
}

function checkIns(scene: Scene): readonly Owed[] {
  const { course } = scene;
  return course.clinical.sessions.flatMap((session): Owed[] => {
    const from = exposureAt(session);
    if (from === null) return [];
    const answer = course.clinical.checkIns[session.id];
    const checkIn: Owed = {
      key: obligationKey('checkIn', session.id),
      kind: 'checkIn',
      opensAt: from,
      dueAt: dayAfter(scene, from),
      session: session.id,
      standing: doneIf(answer !== undefined),
    };
    if (answer?.wellbeing !== 'unwell') return [checkIn];
    const call: Owed = {
      key: obligationKey('callAfterSession', session.id),
      kind: 'callAfterSession',
      opensAt: answer.at,
      dueAt: dueAfter(scene, 'callAfterSession', answer.at),
      session: session.id,
      standing: stillOpen,
    };
    return [checkIn, call];
  });
}

/** The day after the session, by the clinic's hour (R25): its opening time on that weekday, or the hour it opens on most days. */
function dayAfter({ moment, zone }: Scene, from: Instant): Instant {
  const date = plusDates(dateOf(from, zone), 1);
  const clinic = clinicFile(moment);
  return atLocalTime(date, clinic?.checkInBy ?? clinic?.hours[weekdayOf(date)]?.from ?? '09:00', zone);
}

/** The consult that gates the next session: after the counted sessions that the series names. */
export function consultsOwed(scene: Scene): readonly { readonly key: Owed['key']; readonly from: Instant }[] {
  const { round } = scene;
  if (!round) return [];
  const { sessions, every } = round.series.consultAfter;
  return round.credited.flatMap((session, index) => {
    const counted = index + 1;
    const asked = sessions.includes(counted) || (every !== null && counted % every === 0);
    const from = creditedAt(session);
    return asked && from ? [{ key: obligationKey('consult', round.index, counted), from }] : [];
  });
}

function consults(scene: Scene): readonly Owed[] {
  const last = scene.round?.credited.length ?? 0;
  return consultsOwed(scene).map(({ key, from }): Owed => {
    const superseded =
      !key.endsWith(`:${last}`) && scene.course.adoptedAsOf !== null && from < scene.course.adoptedAsOf;
    return {
      key,
      kind: 'consult',
      opensAt: from,
      dueAt: dueAfter(scene, 'consult', from),
      standing: superseded ? notNeeded('before adoption') : stillOpen,
    };
  });
}
