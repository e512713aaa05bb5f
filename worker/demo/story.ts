import type { CourseEvent } from '../../domain/course/events';
import type { FindingId, SessionId } from '../../domain/ids';
import type { patientIn, staffIn } from './people';
import type { StoryCourse } from './story-course';

/** Who takes part, and the clinic's calendar. */
export interface Cast {
  readonly clock: Pick<StoryCourse, 'forwardTo'>;
  readonly patient: ReturnType<typeof patientIn>;
  readonly coordinator: ReturnType<typeof staffIn>;
  readonly clinician: ReturnType<typeof staffIn>;
  /** The clinician whom the rota names for nights and week-ends. */
  readonly onCall: ReturnType<typeof staffIn>;
}

/** The sessions that were booked, by their dates. */
export type Booked = Map<string, SessionId>;

export interface Chapter {
  readonly title: string;
  happens(cast: Cast, booked: Booked): Promise<void>;
}

/** One course of six weekly sessions from its first day to the booster decision, 14 weeks later. All times are the clinic's. */
export const story: readonly Chapter[] = [
  {
    title: 'Screening, consent, order and kit',
    async happens({ clock, patient, coordinator, clinician }, booked) {
      await clock.forwardTo('2031-03-03 20:15');
      await patient.answersScreening();
      await clock.forwardTo('2031-03-04 10:30');
      await clinician.decidesScreening('nothing in the way, two earlier treatments did not help');
      await clock.forwardTo('2031-03-04 18:20');
      await patient.signsConsent();
      await patient.returnsGad7([2, 2, 1, 2, 1, 2, 1]);
      await clock.forwardTo('2031-03-05 09:30');
      await coordinator.records('order', 'ordered');
      await coordinator.records('kit', 'shipped');
      booked.set('2031-03-10', await coordinator.books('2031-03-10 10:00'));
      await clock.forwardTo('2031-03-07 15:00');
      await coordinator.records('order', 'delivered');
      await coordinator.records('kit', 'delivered');
    },
  },
  {
    title: 'The first session, and a second one wished for too soon',
    async happens(cast, booked) {
      const { clock, patient, coordinator } = cast;
      await clock.forwardTo('2031-03-08 11:00');
      await hold(cast, booked, '2031-03-10', [2, 2, 2, 2, 1, 2, 2, 1, 0]);
      await coordinator.booksInVain('2031-03-12 10:00');
      booked.set('2031-03-17', await coordinator.books('2031-03-17 10:00'));
      await clock.forwardTo('2031-03-11 08:30');
      await patient.answersCheckIn(sessionOn(booked, '2031-03-10'), 'calm, a little tired');
    },
  },
  {
    title: 'The second session, and the consult that the third waits for',
    async happens(cast, booked) {
      const { clock, patient, coordinator, clinician } = cast;
      await clock.forwardTo('2031-03-15 11:00');
      await hold(cast, booked, '2031-03-17', [2, 2, 1, 2, 1, 2, 1, 1, 0]);
      booked.set('2031-03-24', await coordinator.books('2031-03-24 10:00'));
      await clock.forwardTo('2031-03-18 08:20');
      await patient.answersCheckIn(sessionOn(booked, '2031-03-17'), 'slept long');
      await clock.forwardTo('2031-03-18 14:00');
      await clinician.completes('consult:0:2', 'goes on as planned');
    },
  },
  {
    title: 'The third session, and no word from the patient afterwards',
    async happens(cast, booked) {
      const { clock, coordinator, clinician } = cast;
      await clock.forwardTo('2031-03-22 11:00');
      await hold(cast, booked, '2031-03-24', [2, 1, 1, 2, 1, 1, 1, 1, 0]);
      booked.set('2031-03-31', await coordinator.books('2031-03-31 10:00'));
      const session = sessionOn(booked, '2031-03-24');
      await clock.forwardTo('2031-03-26 11:00');
      await coordinator.triesToReach(`checkIn:${session}`, 'noAnswer', 'rang twice');
      await clock.forwardTo('2031-03-27 10:15');
      await clinician.acknowledges(`checkIn:${session}`);
      await clock.forwardTo('2031-03-27 11:40');
      await clinician.triesToReach(`checkIn:${session}`, 'reached', 'by way of the monitor person');
      await clinician.takesCheckIn(session, 'was away without a phone');
    },
  },
  {
    title: 'The fourth session',
    async happens(cast, booked) {
      const { clock, patient, coordinator } = cast;
      await clock.forwardTo('2031-03-29 11:00');
      await hold(cast, booked, '2031-03-31', [1, 1, 1, 2, 1, 1, 1, 1, 0]);
      booked.set('2031-04-07', await coordinator.books('2031-04-07 10:00'));
      await clock.forwardTo('2031-04-01 08:40');
      await patient.answersCheckIn(sessionOn(booked, '2031-03-31'), 'a vivid evening, calm today');
      await clock.forwardTo('2031-04-05 18:00');
    },
  },
  {
    title: 'A Saturday evening: item 9 is not zero',
    async happens({ clock, patient, onCall }, booked) {
      await clock.forwardTo('2031-04-05 19:12');
      const found = findingIn(await patient.returnsPhq9(sessionOn(booked, '2031-04-07'), [1, 2, 1, 1, 0, 2, 1, 0, 1]));
      await clock.forwardTo('2031-04-05 19:16');
      await onCall.acknowledges(`contactPatient:${found}`);
      await clock.forwardTo('2031-04-05 19:34');
      await onCall.triesToReach(`contactPatient:${found}`, 'reached', 'spoke for twenty minutes');
      await clock.forwardTo('2031-04-05 20:40');
      await onCall.closesFinding(
        found,
        'Thoughts without plan or intent; safety plan made with the partner, call on Sunday.',
      );
    },
  },
  {
    title: 'The fifth session',
    async happens(cast, booked) {
      const { clock, patient, coordinator } = cast;
      await clock.forwardTo('2031-04-06 11:00');
      await hold(cast, booked, '2031-04-07', null);
      booked.set('2031-04-14', await coordinator.books('2031-04-14 10:00'));
      await clock.forwardTo('2031-04-08 08:15');
      await patient.answersCheckIn(sessionOn(booked, '2031-04-07'), 'lighter than before');
    },
  },
  {
    title: 'The sixth session',
    async happens(cast, booked) {
      const { clock, patient, clinician } = cast;
      await clock.forwardTo('2031-04-12 11:00');
      await hold(cast, booked, '2031-04-14', [1, 1, 0, 1, 0, 1, 1, 0, 0]);
      await clock.forwardTo('2031-04-15 08:30');
      await patient.answersCheckIn(sessionOn(booked, '2031-04-14'), 'glad that it is done');
      await clock.forwardTo('2031-04-15 14:00');
      await clinician.completes('consult:0:6', 'six sessions held, on to integration');
    },
  },
  {
    title: 'Integration',
    async happens({ clock, patient }) {
      await clock.forwardTo('2031-04-19 17:00');
      await patient.answersWeek(1, 'walking every morning');
      await clock.forwardTo('2031-04-27 17:00');
      await patient.answersWeek(2, 'back at work half-days');
      await clock.forwardTo('2031-05-04 17:00');
      await patient.answersWeek(3, 'a hard week, but steady');
      await clock.forwardTo('2031-05-10 17:00');
      await patient.answersWeek(4, 'sleeping through');
    },
  },
  {
    title: 'Reassessment, and the decision on boosters',
    async happens({ clock, patient, clinician }) {
      await clock.forwardTo('2031-05-16 18:00');
      await patient.returnsPhq9(null, [1, 0, 0, 1, 0, 1, 1, 0, 0]);
      await patient.returnsGad7([1, 1, 0, 1, 0, 0, 0]);
      await clock.forwardTo('2031-06-09 10:00');
      await clinician.decidesBooster('discharge', 'the gain has held for eight weeks; back to the referring doctor');
    },
  },
];

/** One session at home: prepared the days before, held at ten in the morning, signed off after an hour of observation. */
async function hold(cast: Cast, booked: Booked, date: string, phq9: readonly number[] | null): Promise<void> {
  const { clock, patient, clinician } = cast;
  const session = sessionOn(booked, date);
  if (phq9 !== null) await patient.returnsPhq9(session, phq9);
  await patient.namesMonitor(session, 'Sam');
  await clock.forwardTo(`${date} 09:40`);
  await patient.answersBefore(session);
  await patient.measuresVitals(session, 124, 78, 68);
  await clinician.clears(session);
  await clock.forwardTo(`${date} 10:00`);
  await patient.startsSession(session);
  await clock.forwardTo(`${date} 10:05`);
  await patient.takesDose(session);
  await clock.forwardTo(`${date} 11:10`);
  await clinician.signsOff(session);
}

function sessionOn(booked: Booked, date: string): SessionId {
  const session = booked.get(date);
  if (session === undefined) throw new Error(`No session is booked for ${date}`);
  return session;
}

function findingIn(caused: readonly CourseEvent[]): FindingId {
  const raised = caused.find((event) => event.type === 'FindingRaised');
  if (raised === undefined) throw new Error('Nothing alarming was found');
  return raised.finding;
}
