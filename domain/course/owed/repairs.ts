import type { LogEntry } from '../log';
import { obligationKey, stillOpen, notNeeded, type Owed } from './owed';
import { dueAfter } from './rule-for';
import type { Scene } from './scene';

/** What has to be put right by a person: a booking that a fact broke or ended, a message that was wrong, one that could not be sent. */
export function owedForRepair(scene: Scene): readonly Owed[] {
  return [...brokenBookings(scene), ...corrections(scene), ...cancellations(scene), ...unsent(scene)];
}

/** A session stands booked although a dose before it leaves too little room (facts are never constrained). */
function brokenBookings(scene: Scene): readonly Owed[] {
  return scene.course.log.flatMap(({ event, recordedAt }): Owed[] => {
    if (event.type !== 'BookingBroken') return [];
    const session = scene.course.clinical.sessions.find(({ id }) => id === event.session);
    return [
      {
        key: obligationKey('settleBrokenBooking', event.session),
        kind: 'settleBrokenBooking',
        opensAt: recordedAt,
        dueAt: dueAfter(scene, 'settleBrokenBooking', recordedAt),
        session: event.session,
        standing: session?.status === 'booked' ? stillOpen : notNeeded('the booking no longer stands'),
      },
    ];
  });
}

/** Messages about something that was later voided are made good by a person, never forgotten. */
function corrections(scene: Scene): readonly Owed[] {
  const { log } = scene.course;
  return log.flatMap(({ event, seq, recordedAt }): Owed[] => {
    if (event.type !== 'FactVoided') return [];
    const voided = log.find((entry) => entry.seq === event.seq);
    if (!voided || !wasWrittenAbout(scene, voided)) return [];
    return [
      {
        key: obligationKey('tellOfCorrection', seq),
        kind: 'tellOfCorrection',
        opensAt: recordedAt,
        dueAt: dueAfter(scene, 'tellOfCorrection', recordedAt),
        standing: stillOpen,
      },
    ];
  });
}

/** The rules by which the engine cancels a visit that the patient still counts on. */
export const cancellationToTell = {
  consentWithdrawn: 'consent.withdrawal',
  roundEnded: 'course.roundEnded',
} as const;

/** A patient learns from a person that a visit was cancelled, whether or not a reminder has gone out for it. */
function cancellations(scene: Scene): readonly Owed[] {
  const rules: readonly (string | undefined)[] = Object.values(cancellationToTell);
  return scene.course.log.flatMap(({ event, seq, recordedAt, cause }): Owed[] => {
    if (event.type !== 'BookingCancelled' || !rules.includes(cause.rule)) return [];
    return [
      {
        key: obligationKey('tellOfCorrection', seq),
        kind: 'tellOfCorrection',
        opensAt: recordedAt,
        dueAt: dueAfter(scene, 'tellOfCorrection', recordedAt),
        session: event.session,
        standing: stillOpen,
      },
    ];
  });
}

function wasWrittenAbout({ course }: Scene, { event, seq }: LogEntry): boolean {
  if (!('session' in event) || event.session === null) return false;
  return course.log.some((entry) => {
    if (entry.seq < seq || entry.event.type !== 'ReminderSent') return false;
    return course.obligations.get(entry.event.obligation)?.session === event.session;
  });
}

/** Reasons that settle themselves; for any other somebody has to reach the patient another way. */
const needsNobody: readonly string[] = [
  'tooLate',
  'pastWhatItIsAbout',
  'weeklyCapReached',
  'patientDied',
  'patientInHospital',
  'consentWithdrawn',
  'coursePaused',
];

function unsent(scene: Scene): readonly Owed[] {
  const { log, obligations } = scene.course;
  return log.flatMap(({ event, recordedAt }): Owed[] => {
    if (event.type !== 'ReminderNotSent' || needsNobody.includes(event.reason)) return [];
    const about = obligations.get(event.obligation);
    const session = about?.session ?? null;
    return [
      {
        ...(session === null ? {} : { session }),
        key: obligationKey('reachByOtherMeans', event.obligation),
        kind: 'reachByOtherMeans',
        opensAt: recordedAt,
        dueAt: dueAfter(scene, 'reachByOtherMeans', recordedAt),
        standing: about?.status === 'open' ? stillOpen : notNeeded('what it was about has ended'),
      },
    ];
  });
}
