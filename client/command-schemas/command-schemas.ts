import type { z } from 'zod';
import type { Command, CommandType } from '../../domain/course/commands';
import * as course from './course-requests';
import * as obligation from './obligation-requests';
import * as opening from './opening';
import * as safety from './safety-facts';
import * as beforehand from './screening-and-consent';
import * as session from './session-facts';
import * as request from './session-requests';

type DomainCommands = { readonly [Type in CommandType]: Extract<Command, { readonly type: Type }> };

/** What each command must look like when it comes from outside. */
export const commandSchemas = {
  OpenCourse: opening.openCourse,
  AdoptCourse: opening.adoptCourse,
  SubmitScreening: beforehand.submitScreening,
  DecideScreening: beforehand.decideScreening,
  SignConsent: beforehand.signConsent,
  WithdrawConsent: beforehand.withdrawConsent,
  RecordSupply: beforehand.recordSupply,
  ReportBooking: session.reportBooking,
  ReportNoShow: session.reportNoShow,
  ConfirmMonitor: session.confirmMonitor,
  AnswerPreSession: session.answerPreSession,
  RecordVitals: session.recordVitals,
  ReportDose: session.reportDose,
  WithholdSession: session.withholdSession,
  AbortSession: session.abortSession,
  RecordMeasure: safety.recordMeasure,
  AnswerCheckIn: safety.answerCheckIn,
  AnswerIntegration: safety.answerIntegration,
  ReportAdverseEvent: safety.reportAdverseEvent,
  RaiseFlag: safety.raiseFlag,
  ReportDeath: safety.reportDeath,
  ReportHospitalisation: safety.reportHospitalisation,
  ReportHospitalDischarge: safety.reportHospitalDischarge,
  BookSession: request.bookSession,
  CancelBooking: request.cancelBooking,
  ClearSession: request.clearSession,
  StartSession: request.startSession,
  DischargeSession: request.dischargeSession,
  CreditAbortedSession: request.creditAbortedSession,
  EndTreatmentEarly: course.endTreatmentEarly,
  PlaceHold: course.placeHold,
  LiftHold: course.liftHold,
  CloseFinding: course.closeFinding,
  PauseCourse: course.pauseCourse,
  ResumeCourse: course.resumeCourse,
  AcknowledgeEscalation: obligation.acknowledgeEscalation,
  RecordContact: obligation.recordContact,
  CompleteObligation: obligation.completeObligation,
  MarkNotNeeded: obligation.markNotNeeded,
  MarkCouldNotDo: obligation.markCouldNotDo,
  DecideBooster: course.decideBooster,
  CloseCourse: course.closeCourse,
  ReopenCourse: course.reopenCourse,
  VoidFact: course.voidFact,
} as const satisfies { readonly [Type in CommandType]: z.ZodType<DomainCommands[Type]> };

type ReadCommands = { readonly [Type in CommandType]: z.output<(typeof commandSchemas)[Type]> };

/** Compiles only while the domain's command is what the schema reads; `satisfies` above holds the other direction. */
type Same<Wanted extends Read, Read> = Wanted;

export type CommandsByType = Same<DomainCommands, ReadCommands>;
