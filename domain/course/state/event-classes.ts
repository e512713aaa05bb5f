import type { CourseEvent, CourseEventType } from '../events';

/** Which part of a course an event changes; `none` changes nothing by itself and is read from the log where it matters. */
export type Fold = 'life' | 'clinical' | 'session' | 'finding' | 'obligation' | 'climb' | 'none';

/**
 * Every event has its place here, so that a new one cannot be forgotten by a fold. `voidable` is what a person may take
 * back with VoidFact: facts, never acts of the engine or decisions that others already stand on.
 */
const eventClasses = {
  CourseOpened: { fold: 'life', voidable: false },
  CourseAdopted: { fold: 'life', voidable: false },
  ScreeningSubmitted: { fold: 'clinical', voidable: true },
  ScreeningDecided: { fold: 'clinical', voidable: true },
  ConsentSigned: { fold: 'clinical', voidable: true },
  ConsentWithdrawn: { fold: 'clinical', voidable: true },
  SupplyRecorded: { fold: 'clinical', voidable: true },
  PhaseEntered: { fold: 'life', voidable: false },
  CoursePaused: { fold: 'life', voidable: false },
  CourseResumed: { fold: 'life', voidable: false },
  BoosterDecided: { fold: 'clinical', voidable: true },
  TreatmentEndedEarly: { fold: 'clinical', voidable: true },
  CourseClosed: { fold: 'life', voidable: false },
  CourseReopened: { fold: 'life', voidable: false },
  PatientDied: { fold: 'clinical', voidable: true },
  PatientHospitalised: { fold: 'clinical', voidable: true },
  PatientDischargedFromHospital: { fold: 'clinical', voidable: true },
  FactVoided: { fold: 'none', voidable: false },
  CommandChangedNothing: { fold: 'none', voidable: false },
  CommandRefused: { fold: 'none', voidable: false },
  SessionRequested: { fold: 'session', voidable: false },
  SessionBooked: { fold: 'session', voidable: false },
  BookingRefused: { fold: 'session', voidable: false },
  LateHoldReleased: { fold: 'none', voidable: false },
  BookingBroken: { fold: 'none', voidable: false },
  BookingCancelled: { fold: 'session', voidable: false },
  SessionMissed: { fold: 'session', voidable: true },
  MonitorConfirmed: { fold: 'session', voidable: true },
  PreSessionAnswered: { fold: 'session', voidable: true },
  VitalsRecorded: { fold: 'session', voidable: true },
  SessionCleared: { fold: 'session', voidable: true },
  SessionStarted: { fold: 'session', voidable: true },
  SessionDosed: { fold: 'session', voidable: true },
  SessionWithheld: { fold: 'session', voidable: true },
  SessionAborted: { fold: 'session', voidable: true },
  AbortedSessionCredited: { fold: 'session', voidable: true },
  SessionDischarged: { fold: 'session', voidable: true },
  MeasureRecorded: { fold: 'clinical', voidable: true },
  CheckInAnswered: { fold: 'clinical', voidable: true },
  IntegrationAnswered: { fold: 'clinical', voidable: true },
  AdverseEventReported: { fold: 'none', voidable: true },
  FlagRaised: { fold: 'none', voidable: true },
  FindingRaised: { fold: 'finding', voidable: false },
  FindingClosed: { fold: 'finding', voidable: false },
  HoldPlaced: { fold: 'finding', voidable: false },
  HoldLifted: { fold: 'finding', voidable: false },
  ObligationOpened: { fold: 'obligation', voidable: false },
  ObligationDone: { fold: 'obligation', voidable: false },
  ObligationNotNeeded: { fold: 'obligation', voidable: false },
  ObligationCouldNotBeDone: { fold: 'obligation', voidable: false },
  ReminderRequested: { fold: 'obligation', voidable: false },
  ReminderSent: { fold: 'obligation', voidable: false },
  ReminderPostponed: { fold: 'obligation', voidable: false },
  ReminderNotSent: { fold: 'obligation', voidable: false },
  EscalationRaised: { fold: 'climb', voidable: false },
  EscalationLevelSkipped: { fold: 'climb', voidable: false },
  EscalationNotified: { fold: 'climb', voidable: false },
  EscalationNotDelivered: { fold: 'climb', voidable: false },
  EscalationAcknowledged: { fold: 'climb', voidable: false },
  AcknowledgementExpired: { fold: 'climb', voidable: false },
  ContactAttempted: { fold: 'obligation', voidable: false },
} as const satisfies Record<CourseEventType, { readonly fold: Fold; readonly voidable: boolean }>;

type Classes = typeof eventClasses;

/** The events that one part of a course is folded from. */
export type FoldedInto<Part extends Fold> = Extract<
  CourseEvent,
  { readonly type: { [Type in CourseEventType]: Classes[Type]['fold'] extends Part ? Type : never }[CourseEventType] }
>;

export function isFoldedInto<Part extends Fold>(part: Part, event: CourseEvent): event is FoldedInto<Part> {
  return eventClasses[event.type].fold === part;
}

export function isVoidable(type: CourseEventType): boolean {
  return eventClasses[type].voidable;
}
