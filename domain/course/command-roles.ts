import type { Role } from './actor';
import type { CommandType } from './commands';

const anybody: readonly Role[] = ['coordinator', 'clinician', 'medicalLead', 'integration'];
const staff: readonly Role[] = ['coordinator', 'clinician', 'medicalLead'];
const clinicians: readonly Role[] = ['clinician', 'medicalLead'];

/** Who may send which command. Facts come from anybody who may see the course; what decides treatment is a clinician's. */
export const commandRoles = {
  OpenCourse: anybody,
  AdoptCourse: anybody,
  SubmitScreening: anybody,
  DecideScreening: clinicians,
  SignConsent: anybody,
  WithdrawConsent: anybody,
  RecordSupply: anybody,
  ReportBooking: anybody,
  ReportNoShow: anybody,
  ConfirmMonitor: anybody,
  AnswerPreSession: anybody,
  RecordVitals: anybody,
  ReportDose: anybody,
  WithholdSession: anybody,
  AbortSession: anybody,
  RecordMeasure: anybody,
  AnswerCheckIn: anybody,
  AnswerIntegration: anybody,
  ReportAdverseEvent: anybody,
  RaiseFlag: anybody,
  ReportDeath: anybody,
  ReportHospitalisation: anybody,
  ReportHospitalDischarge: anybody,
  BookSession: anybody,
  CancelBooking: anybody,
  ClearSession: clinicians,
  StartSession: anybody,
  DischargeSession: staff,
  CreditAbortedSession: clinicians,
  EndTreatmentEarly: clinicians,
  PlaceHold: staff,
  LiftHold: clinicians,
  CloseFinding: clinicians,
  PauseCourse: staff,
  ResumeCourse: staff,
  AcknowledgeEscalation: staff,
  RecordContact: staff,
  CompleteObligation: staff,
  MarkNotNeeded: staff,
  MarkCouldNotDo: staff,
  DecideBooster: clinicians,
  CloseCourse: staff,
  ReopenCourse: staff,
  VoidFact: staff,
} as const satisfies Record<CommandType, readonly Role[]>;
