import { subtractSpan } from '../../time/add-span';
import { laterOf, plusMinutes, type Instant } from '../../time/instant';
import { clinicFile } from '../moment';
import { exposureAt, type Session } from '../state/session';
import { signedAsNeeded } from '../state/consent';
import { isDosingPhase, lastExposureAt } from '../state/rounds';
import { measuresBeforeSession } from './measures-before-session';
import { done, doneIf, notNeeded, obligationKey, stillOpen, type Owed, type Standing } from './owed';
import { preparedOr } from './prepared-or';
import { dueAfter, ruleFor } from './rule-for';
import type { Scene } from './scene';

/** A booking for the next session, and for every booked one its measures, its monitor person and its attendance. */
export function owedForSessions(scene: Scene): readonly Owed[] {
  const { sessions } = scene.course.clinical;
  return [
    ...nextBooking(scene),
    ...sessions.flatMap((session) => [
      ...(session.startsAt === null ? [] : beforeSession(scene, session, session.startsAt)),
      ...discharge(scene, session),
    ]),
  ];
}

function nextBooking(scene: Scene): readonly Owed[] {
  const { course, phase, round } = scene;
  const { withdrawnAt } = course.clinical.consent;
  const signedAt = signedAsNeeded(course.clinical.consent, scene.protocol);
  if (!round || !isDosingPhase(phase) || course.paused || !signedAt || withdrawnAt || round.endedAt) return [];
  const { count } = round.series.sessions;
  if (count !== null && round.credited.length >= count) return [];
  const from = [round.since, lastExposureAt(course)].reduce<Instant>(
    (latest, at) => (at === null ? latest : laterOf(latest, at)),
    signedAt,
  );
  return [
    {
      key: obligationKey('bookSession', round.series.id, round.index, round.credited.length + 1, round.fruitless),
      kind: 'bookSession',
      opensAt: from,
      dueAt: dueAfter(scene, 'bookSession', from),
      standing: doneIf(round.live.some(({ status }) => status !== 'requested')),
    },
  ];
}

function beforeSession(scene: Scene, session: Session, startsAt: Instant): readonly Owed[] {
  const { protocol, zone, moment } = scene;
  const bookedAt = bookedAtOf(scene, session);
  if (bookedAt === null) return [];
  const lateLimit = clinicFile(moment)?.lateLimitMinutes ?? defaultLateLimitMinutes;
  const attendance: Owed = {
    key: obligationKey('attendSession', session.id),
    kind: 'attendSession',
    opensAt: bookedAt,
    dueAt: plusMinutes(startsAt, lateLimit),
    about: startsAt,
    session: session.id,
    standing: attendanceOf(session),
  };
  const measures = measuresBeforeSession(scene, session, { bookedAt, startsAt });
  if (!protocol.monitorPerson.required) return [attendance, ...measures];
  const monitor: Owed = {
    key: obligationKey('confirmMonitor', session.id),
    kind: 'confirmMonitor',
    opensAt: bookedAt,
    dueAt: laterOf(bookedAt, subtractSpan(startsAt, ruleFor(protocol, 'confirmMonitor').dueAfter, zone)),
    session: session.id,
    standing: preparedOr(session, session.preparation.monitor !== null),
  };
  return [attendance, ...measures, monitor];
}

/** Reading R18; used only while no clinic file can be read. */
const defaultLateLimitMinutes = 15;

function bookedAtOf({ course }: Scene, session: Session): Instant | null {
  const booking = course.log.find(({ event }) => event.type === 'SessionBooked' && event.session === session.id);
  return booking?.effectiveAt ?? null;
}

function attendanceOf(session: Session): Standing {
  switch (session.status) {
    case 'started':
    case 'dosed':
    case 'aborted':
      return done();
    case 'withheld':
      return done('attended, not dosed');
    case 'missed':
      return done('missed');
    case 'cancelled':
    case 'replaced':
    case 'refused':
      return notNeeded(`the booking was ${session.status}`);
    case 'requested':
    case 'booked':
    case 'heardOf':
      return stillOpen;
  }
}

/** Observation counts from the dose; a session under way without one is asked after when its time is over. */
function discharge(scene: Scene, session: Session): readonly Owed[] {
  const about = { kind: 'dischargeSession', session: session.id } as const;
  if (session.status === 'started') {
    const key = obligationKey('dischargeSession', session.id, 'started');
    return [{ ...about, key, opensAt: session.startedAt, dueAt: session.endsAt, standing: stillOpen }];
  }
  const givenAt = exposureAt(session);
  if (givenAt === null) return [];
  return [
    {
      ...about,
      key: obligationKey('dischargeSession', session.id),
      opensAt: givenAt,
      dueAt: plusMinutes(givenAt, observationMinutes(scene, session)),
      standing: doneIf('dischargedAt' in session && session.dischargedAt !== null),
    },
  ];
}

/** Elapsed minutes of observation that the session's series asks for. */
export function observationMinutes({ protocol, round }: Scene, session: Session): number {
  const series = protocol.series.find(({ id }) => id === session.series) ?? round?.series ?? protocol.series[0];
  return series?.observationMinutes.minutes ?? 0;
}
