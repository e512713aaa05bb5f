import type { CourseEvent, CourseEventType } from '../../domain/course/events';
import type { ObligationEvent } from '../../domain/course/obligation-events';
import type { LogEntry } from '../../domain/course/log';

type Moved = {
  readonly [Type in CourseEventType]: Type extends ObligationEvent['type']
    ? 'obligation'
    : 'course' | 'ledger' | 'nothing';
};

/** Which read model an event changes, if any. A new event does not compile until somebody has thought of this. */
const moved = {
  CourseOpened: 'course',
  CourseAdopted: 'nothing',
  ScreeningSubmitted: 'nothing',
  ScreeningDecided: 'nothing',
  ConsentSigned: 'nothing',
  ConsentWithdrawn: 'nothing',
  SupplyRecorded: 'nothing',
  PhaseEntered: 'nothing',
  CoursePaused: 'nothing',
  CourseResumed: 'nothing',
  BoosterDecided: 'nothing',
  TreatmentEndedEarly: 'nothing',
  CourseClosed: 'course',
  CourseReopened: 'course',
  PatientDied: 'nothing',
  PatientHospitalised: 'nothing',
  PatientDischargedFromHospital: 'nothing',
  FactVoided: 'ledger',
  CommandChangedNothing: 'nothing',
  CommandRefused: 'nothing',
  SessionRequested: 'ledger',
  SessionBooked: 'ledger',
  BookingRefused: 'ledger',
  LateHoldReleased: 'ledger',
  BookingBroken: 'nothing',
  BookingCancelled: 'ledger',
  SessionMissed: 'ledger',
  MonitorConfirmed: 'nothing',
  PreSessionAnswered: 'nothing',
  VitalsRecorded: 'nothing',
  SessionCleared: 'nothing',
  SessionStarted: 'ledger',
  SessionDosed: 'ledger',
  SessionWithheld: 'ledger',
  SessionAborted: 'ledger',
  AbortedSessionCredited: 'nothing',
  SessionDischarged: 'nothing',
  MeasureRecorded: 'nothing',
  CheckInAnswered: 'nothing',
  IntegrationAnswered: 'nothing',
  AdverseEventReported: 'nothing',
  FlagRaised: 'nothing',
  FindingRaised: 'nothing',
  FindingClosed: 'nothing',
  HoldPlaced: 'nothing',
  HoldLifted: 'nothing',
  ObligationOpened: 'obligation',
  ObligationDone: 'obligation',
  ObligationNotNeeded: 'obligation',
  ObligationCouldNotBeDone: 'obligation',
  ReminderRequested: 'obligation',
  ReminderSent: 'obligation',
  ReminderPostponed: 'obligation',
  ReminderNotSent: 'obligation',
  EscalationRaised: 'obligation',
  EscalationLevelSkipped: 'obligation',
  EscalationNotified: 'obligation',
  EscalationNotDelivered: 'obligation',
  EscalationAcknowledged: 'obligation',
  AcknowledgementExpired: 'obligation',
  ContactAttempted: 'obligation',
} as const satisfies Moved;

export function movesObligation(event: CourseEvent): event is ObligationEvent {
  return moved[event.type] === 'obligation';
}

/** A fact with an origin moves it too: it may replace an earlier version of another type. */
export function movesLedger({ event, fact }: LogEntry): boolean {
  return moved[event.type] === 'ledger' || fact !== undefined;
}

export const ledgerEventTypes: readonly CourseEventType[] = (Object.keys(moved) as CourseEventType[]).filter(
  (type) => moved[type] === 'ledger',
);
