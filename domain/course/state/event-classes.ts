import type { CourseEvent, CourseEventType } from '../events';

/** Which part of a course an event changes; `none` changes nothing by itself and is read from the log where it matters. */
export type Fold = 'life' | 'clinical' | 'consent' | 'session' | 'finding' | 'obligation' | 'climb' | 'none';

type VoidableBy = 'staff' | 'clinicians' | false;

/**
 * Every event has its place here, so that a new one cannot be forgotten by a fold. `voidable` says who may take it
 * back with VoidFact: facts, never acts of the engine or decisions that others already stand on. What a clinician decided,
 * and a consent that the patient withdrew, only a clinician takes back.
 */
const eventClasses = {
  CourseOpened: { fold: 'life', voidable: false },
  CourseAdopted: { fold: 'life', voidable: false },
  ScreeningSubmitted: { fold: 'clinical', voidable: 'staff' },
  ScreeningDecided: { fold: 'clinical', voidable: 'clinicians' },
  ConsentSigned: { fold: 'consent', voidable: 'staff' },
  ConsentWithdrawn: { fold: 'consent', voidable: 'clinicians' },
  SupplyRecorded: { fold: 'clinical', voidable: 'staff' },
  PhaseEntered: { fold: 'life', voidable: false },
  CoursePaused: { fold: 'life', voidable: false },
  CourseResumed: { fold: 'life', voidable: false },
  BoosterDecided: { fold: 'clinical', voidable: 'clinicians' },
  TreatmentEndedEarly: { fold: 'clinical', voidable: 'clinicians' },
  CourseClosed: { fold: 'life', voidable: false },
  CourseReopened: { fold: 'life', voidable: false },
  PatientDied: { fold: 'clinical', voidable: 'staff' },
  PatientHospitalised: { fold: 'clinical', voidable: 'staff' },
  PatientDischargedFromHospital: { fold: 'clinical', voidable: 'staff' },
  FactVoided: { fold: 'none', voidable: false },
  CommandChangedNothing: { fold: 'none', voidable: false },
  CommandRefused: { fold: 'none', voidable: false },
  SessionRequested: { fold: 'session', voidable: false },
  SessionBooked: { fold: 'session', voidable: false },
  BookingRefused: { fold: 'session', voidable: false },
  LateHoldReleased: { fold: 'none', voidable: false },
  BookingBroken: { fold: 'none', voidable: false },
  BookingCancelled: { fold: 'session', voidable: false },
  SessionMissed: { fold: 'session', voidable: 'staff' },
  MonitorConfirmed: { fold: 'session', voidable: 'staff' },
  PreSessionAnswered: { fold: 'session', voidable: 'staff' },
  VitalsRecorded: { fold: 'session', voidable: 'staff' },
  SessionCleared: { fold: 'session', voidable: 'clinicians' },
  SessionStarted: { fold: 'session', voidable: 'staff' },
  SessionDosed: { fold: 'session', voidable: 'staff' },
  SessionWithheld: { fold: 'session', voidable: 'staff' },
  SessionAborted: { fold: 'session', voidable: 'staff' },
  AbortedSessionCredited: { fold: 'session', voidable: 'clinicians' },
  SessionDischarged: { fold: 'session', voidable: 'staff' },
  MeasureRecorded: { fold: 'clinical', voidable: 'staff' },
  CheckInAnswered: { fold: 'clinical', voidable: 'staff' },
  IntegrationAnswered: { fold: 'clinical', voidable: 'staff' },
  AdverseEventReported: { fold: 'none', voidable: 'staff' },
  FlagRaised: { fold: 'none', voidable: 'staff' },
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
} as const satisfies Record<CourseEventType, { readonly fold: Fold; readonly voidable: VoidableBy }>;

type Classes = typeof eventClasses;

/** The events that one part of a course is folded from. */
export type FoldedInto<Part extends Fold> = Extract<
  CourseEvent,
  { readonly type: { [Type in CourseEventType]: Classes[Type]['fold'] extends Part ? Type : never }[CourseEventType] }
>;

export function isFoldedInto<Part extends Fold>(part: Part, event: CourseEvent): event is FoldedInto<Part> {
  return eventClasses[event.type].fold === part;
}

/** Who may take an event back; false where nobody may. */
export function voidableBy(type: CourseEventType): VoidableBy {
  return eventClasses[type].voidable;
}
