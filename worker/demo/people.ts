import type { Actor, Role } from '../../domain/course/actor';
import type { BoosterDecision } from '../../domain/course/life-events';
import type { Refusal } from '../../domain/course/refusal';
import type { ActorId, FindingId, ObligationKey, SessionId } from '../../domain/ids';
import type { Protocol } from '../../domain/protocol/schema';
import { instantAt, type StoryCourse } from './story-course';

/** A system that passes on what the patient enters. */
const portal: Actor = { kind: 'integration', id: 'patient-portal' as ActorId, role: 'integration' };

export function person(id: string, role: Role): Actor {
  return { kind: 'person', id: id as ActorId, role };
}

/** What a patient does in a course at home, by the clinic's portal. */
export function patientIn(course: StoryCourse, { consent, screening }: Protocol) {
  return {
    answersScreening: () =>
      course.send(portal, {
        type: 'SubmitScreening',
        answers: Object.fromEntries(screening.questions.map(({ id }) => [id, false])),
      }),
    signsConsent: () =>
      course.send(portal, {
        type: 'SignConsent',
        form: consent.form,
        version: consent.version,
        language: 'en',
        signer: 'patient',
        method: 'electronic',
      }),
    returnsPhq9: (session: SessionId | null, items: readonly number[]) =>
      course.send(portal, { type: 'RecordMeasure', instrument: 'phq-9', items, session }),
    returnsGad7: (items: readonly number[]) =>
      course.send(portal, { type: 'RecordMeasure', instrument: 'gad-7', items, session: null }),
    namesMonitor: (session: SessionId, name: string) => course.send(portal, { type: 'ConfirmMonitor', session, name }),
    answersBefore: (session: SessionId) =>
      course.send(portal, {
        type: 'AnswerPreSession',
        session,
        moodPhase: 'depressed',
        medicationChanged: false,
        pregnancy: 'no',
      }),
    measuresVitals: (session: SessionId, systolic: number, diastolic: number, heartRate: number) =>
      course.send(portal, { type: 'RecordVitals', session, moment: 'before', systolic, diastolic, heartRate }),
    startsSession: (session: SessionId) => course.send(portal, { type: 'StartSession', session }),
    takesDose: (session: SessionId) => course.send(portal, { type: 'ReportDose', session, dose: null }),
    answersCheckIn: (session: SessionId, note: string) =>
      course.send(portal, { type: 'AnswerCheckIn', session, wellbeing: 'well', note }),
    answersWeek: (week: number, note: string) => course.send(portal, { type: 'AnswerIntegration', week, note }),
  };
}

/** What somebody on the clinic's staff does in a course. `zone` is the clinic's. */
export function staffIn(course: StoryCourse, actor: Actor, zone: string) {
  const booking = (local: string) =>
    ({
      type: 'BookSession',
      startsAt: instantAt(local, zone),
      reason: null,
      override: false,
      replaces: null,
    }) as const;
  return {
    decidesScreening: (reason: string) => course.send(actor, { type: 'DecideScreening', decision: 'approved', reason }),
    records: (supply: string, state: 'ordered' | 'shipped' | 'delivered') =>
      course.send(actor, { type: 'RecordSupply', supply, state }),
    books: async (local: string): Promise<SessionId> => {
      const caused = await course.send(actor, booking(local));
      const booked = caused.find((event) => event.type === 'SessionBooked');
      if (booked === undefined) throw new Error(`No session was booked for ${local}`);
      return booked.session;
    },
    booksInVain: (local: string): Promise<Refusal> => course.sendInVain(actor, booking(local)),
    clears: (session: SessionId) => course.send(actor, { type: 'ClearSession', session }),
    signsOff: (session: SessionId) => course.send(actor, { type: 'DischargeSession', session }),
    completes: (obligation: string, note: string) =>
      course.send(actor, { type: 'CompleteObligation', obligation: obligation as ObligationKey, note }),
    acknowledges: (obligation: string) =>
      course.send(actor, { type: 'AcknowledgeEscalation', obligation: obligation as ObligationKey }),
    triesToReach: (obligation: string, outcome: 'reached' | 'noAnswer', note: string) =>
      course.send(actor, { type: 'RecordContact', obligation: obligation as ObligationKey, outcome, note }),
    takesCheckIn: (session: SessionId, note: string) =>
      course.send(actor, { type: 'AnswerCheckIn', session, wellbeing: 'well', note }),
    closesFinding: (finding: FindingId, assessment: string) =>
      course.send(actor, { type: 'CloseFinding', finding, assessment }),
    decidesBooster: (decision: BoosterDecision, reason: string) =>
      course.send(actor, { type: 'DecideBooster', decision, reason }),
  };
}
