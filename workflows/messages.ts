import type { AlarmInput } from '../activities/contract';
import type { CommandType } from '../domain/course/commands';
import type { Delivery } from '../domain/course/letters';
import type { CourseIdentity, Log, LogEntry } from '../domain/course/log';
import type { Reply, Step } from '../domain/course/step';

/** The message contract between callers and a course: names and shapes, plain text in Temporal, so never personal data. */
export const courseWorkflow = 'course';

/** What one run hands the next, and what a closed course starts again from. Stored format: add optional members only. */
export interface CarriedCourse {
  readonly v: 1;
  readonly identity: CourseIdentity;
  readonly log: Log;
  /** Highest seq that the store is known to hold; 0 for none. */
  readonly recordedThrough: number;
  /** Facts and effect outcomes whose decision failed; tried again by a new build. */
  readonly parked: readonly Delivery[];
  /** The letter that opens the course; delivered before any handler is registered. */
  readonly opening: Delivery | null;
  /** True when this run should look again at once (restart of a closed course, continue-as-new for a new build). */
  readonly lookAgain: boolean;
  /** What the last step said; a run without it looks again to learn when to wake. */
  readonly last?: Pick<Step, 'card' | 'wakeAt' | 'ended'>;
  /** Alarms that nobody is known to have heard; they ring again. */
  readonly alarms?: readonly AlarmInput[];
  /** Continues as new whenever the log has grown by so many entries. Tests make the rare common with it. */
  readonly continueAfterEntries?: number;
}

/** What a named update carries; `attempt` tells a stale stored fault from a fresh one. */
export interface CommandMessage {
  readonly delivery: Delivery;
  readonly attempt: string;
}

/** What a named update answers. A fault is an engine failure, not a refusal: nothing was decided, and the same key may be tried again. */
export type CommandAnswer =
  | { readonly type: 'reply'; readonly reply: Reply }
  | { readonly type: 'fault'; readonly attempt: string; readonly because: string };

interface CommandContract {
  /** The named update. */
  readonly update: string;
  /** A decision that fails on this letter pages on-call by the rule-free alarm. */
  readonly safety: boolean;
}

const plain = <Name extends CommandType>(name: Name): CommandContract => ({ update: name, safety: false });
const safety = <Name extends CommandType>(name: Name): CommandContract => ({ update: name, safety: true });

/** One named update per command; the update's name is the command's. */
export const commandContract = {
  OpenCourse: plain('OpenCourse'),
  AdoptCourse: plain('AdoptCourse'),
  SubmitScreening: plain('SubmitScreening'),
  DecideScreening: plain('DecideScreening'),
  SignConsent: plain('SignConsent'),
  WithdrawConsent: safety('WithdrawConsent'),
  RecordSupply: plain('RecordSupply'),
  ReportBooking: plain('ReportBooking'),
  ReportNoShow: plain('ReportNoShow'),
  ConfirmMonitor: plain('ConfirmMonitor'),
  AnswerPreSession: plain('AnswerPreSession'),
  RecordVitals: safety('RecordVitals'),
  ReportDose: plain('ReportDose'),
  WithholdSession: plain('WithholdSession'),
  AbortSession: safety('AbortSession'),
  RecordMeasure: safety('RecordMeasure'),
  AnswerCheckIn: safety('AnswerCheckIn'),
  AnswerIntegration: plain('AnswerIntegration'),
  ReportAdverseEvent: safety('ReportAdverseEvent'),
  RaiseFlag: safety('RaiseFlag'),
  ReportDeath: safety('ReportDeath'),
  ReportHospitalisation: safety('ReportHospitalisation'),
  ReportHospitalDischarge: plain('ReportHospitalDischarge'),
  BookSession: plain('BookSession'),
  CancelBooking: plain('CancelBooking'),
  ClearSession: plain('ClearSession'),
  StartSession: plain('StartSession'),
  DischargeSession: plain('DischargeSession'),
  CreditAbortedSession: plain('CreditAbortedSession'),
  EndTreatmentEarly: plain('EndTreatmentEarly'),
  PlaceHold: safety('PlaceHold'),
  LiftHold: plain('LiftHold'),
  CloseFinding: plain('CloseFinding'),
  PauseCourse: plain('PauseCourse'),
  ResumeCourse: plain('ResumeCourse'),
  AcknowledgeEscalation: plain('AcknowledgeEscalation'),
  RecordContact: plain('RecordContact'),
  CompleteObligation: plain('CompleteObligation'),
  MarkNotNeeded: plain('MarkNotNeeded'),
  MarkCouldNotDo: plain('MarkCouldNotDo'),
  DecideBooster: plain('DecideBooster'),
  CloseCourse: plain('CloseCourse'),
  ReopenCourse: plain('ReopenCourse'),
  VoidFact: plain('VoidFact'),
} as const satisfies Record<CommandType, CommandContract>;

/** Signals, each with a `Delivery`: a machine's fact that wants no answer, and the nudge to look at changed surroundings. */
export const reportFactSignal = 'ReportFact';
export const lookAgainSignal = 'LookAgain';

/** Queries. A page holds at most `limit` entries and stays far below the size limit of a query's answer. */
export const logPageQuery = 'LogPage';
export const healthQuery = 'Health';

export interface LogPageRequest {
  readonly fromSeq: number;
  readonly limit: number;
}

export interface LogPage {
  readonly identity: CourseIdentity;
  readonly entries: readonly LogEntry[];
  /** Seq to ask from next; null at the end. */
  readonly nextSeq: number | null;
}

/** How the interpreter is doing: what an operator needs to see of a course that does not decide. */
export interface CourseHealth {
  readonly entries: number;
  readonly recordedThrough: number;
  readonly mailbox: number;
  readonly parked: number;
  readonly failedDecisions: number;
  readonly effectsInFlight: number;
  readonly wakeAt: string | null;
}
