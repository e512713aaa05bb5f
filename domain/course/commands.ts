import type { ClinicId, CourseId, FindingId, HoldId, ObligationKey, PatientId, SessionId } from '../ids';
import type { Protocol } from '../protocol/schema';
import type { Instant } from '../time/instant';
import type { Role } from './actor';
import type { BoosterDecision, ClosingOutcome, SupplyState } from './life-events';
import type { FactOrigin, Realm } from './log';
import type { EnteredDose, MoodPhase } from './session-events';

/** A fact says when it was so, and which system knows it; both default to the command's own instant and id. */
interface FactPlumbing {
  readonly at?: Instant;
  readonly fact?: FactOrigin;
}

export type OpeningCommand =
  | {
      readonly type: 'OpenCourse';
      readonly realm: Realm;
      readonly clinic: ClinicId;
      readonly patient: PatientId;
      readonly protocol: Protocol;
      readonly follows: CourseId | null;
      readonly highRisk: boolean;
    }
  | {
      readonly type: 'AdoptCourse';
      readonly realm: Realm;
      readonly clinic: ClinicId;
      readonly patient: PatientId;
      readonly protocol: Protocol;
      readonly follows: CourseId | null;
      readonly highRisk: boolean;
      /** Nothing due before it is reminded or escalated for that past. */
      readonly asOf: Instant;
      readonly facts: readonly AdoptedFact[];
    };

/** Something that happened before Regimen knew the course; its id is fixed, so adopting twice is safe. */
export type AdoptedFact = AdoptableCommand & { readonly at: Instant; readonly fact: FactOrigin };

/** Facts, and the decisions of the past that a course under way stands on. */
export type AdoptableCommand =
  | FactCommand
  | Extract<
      RequestCommand,
      { readonly type: 'DecideBooster' | 'EndTreatmentEarly' | 'DischargeSession' | 'CreditAbortedSession' }
    >;

/** Facts are never refused, except as malformed or impossible. */
export type FactCommand = FactPlumbing &
  (
    | { readonly type: 'SubmitScreening'; readonly answers: Readonly<Record<string, boolean>> }
    | {
        readonly type: 'DecideScreening';
        readonly decision: 'approved' | 'declined' | 'moreInformation';
        readonly reason: string;
      }
    | {
        readonly type: 'SignConsent';
        readonly form: string;
        readonly version: string;
        readonly language: string;
        readonly signer: string;
        readonly method: 'paper' | 'electronic' | 'verbalWitnessed';
      }
    | { readonly type: 'WithdrawConsent'; readonly reason: string }
    | { readonly type: 'RecordSupply'; readonly supply: string; readonly state: SupplyState }
    /** A booking made elsewhere before adoption; it bypasses the gates and is never constrained. */
    | {
        readonly type: 'ReportBooking';
        readonly session: SessionId;
        readonly series: string;
        readonly startsAt: Instant;
        readonly endsAt: Instant;
      }
    | { readonly type: 'ReportNoShow'; readonly session: SessionId }
    | { readonly type: 'ConfirmMonitor'; readonly session: SessionId; readonly name: string }
    | {
        readonly type: 'AnswerPreSession';
        readonly session: SessionId;
        readonly moodPhase: MoodPhase;
        readonly medicationChanged: boolean;
        readonly pregnancy: 'no' | 'yes' | 'notApplicable';
      }
    | {
        readonly type: 'RecordVitals';
        readonly session: SessionId;
        readonly moment: 'before' | 'during' | 'after';
        readonly systolic: number;
        readonly diastolic: number;
        readonly heartRate: number;
      }
    /** The drug was taken. `session` may be one that nobody booked: then `series` says where it belongs. */
    | {
        readonly type: 'ReportDose';
        readonly session: SessionId;
        readonly series?: string;
        readonly dose: EnteredDose | null;
      }
    | { readonly type: 'WithholdSession'; readonly session: SessionId; readonly reason: string }
    | {
        readonly type: 'AbortSession';
        readonly session: SessionId;
        readonly reason: string;
        readonly drugTaken: boolean;
      }
    | {
        readonly type: 'RecordMeasure';
        readonly instrument: string;
        readonly items: readonly (number | null)[];
        readonly session: SessionId | null;
      }
    | {
        readonly type: 'AnswerCheckIn';
        readonly session: SessionId;
        readonly wellbeing: 'well' | 'unwell';
        readonly note: string | null;
      }
    | { readonly type: 'AnswerIntegration'; readonly week: number; readonly note: string | null }
    | { readonly type: 'ReportAdverseEvent'; readonly serious: boolean; readonly description: string }
    | { readonly type: 'RaiseFlag'; readonly reason: string }
    | { readonly type: 'ReportDeath' }
    | { readonly type: 'ReportHospitalisation'; readonly reason: string }
    | { readonly type: 'ReportHospitalDischarge' }
  );

/** Requests may be refused; the refusal is returned and remembered. */
export type RequestCommand =
  | {
      readonly type: 'BookSession';
      readonly startsAt: Instant;
      /** Needed inside grace, past the target of an introductory series, past the maximum, and for an override. */
      readonly reason: string | null;
      /** A clinician's override of spacing. */
      readonly override: boolean;
      readonly replaces: SessionId | null;
    }
  | { readonly type: 'CancelBooking'; readonly session: SessionId; readonly reason: string }
  | { readonly type: 'ClearSession'; readonly session: SessionId }
  | { readonly type: 'StartSession'; readonly session: SessionId }
  | { readonly type: 'DischargeSession'; readonly session: SessionId }
  | { readonly type: 'CreditAbortedSession'; readonly session: SessionId; readonly reason: string }
  | { readonly type: 'EndTreatmentEarly'; readonly reason: string }
  | { readonly type: 'PlaceHold'; readonly reason: string; readonly owner: HoldOwner }
  | { readonly type: 'LiftHold'; readonly hold: HoldId; readonly reason: string }
  | { readonly type: 'CloseFinding'; readonly finding: FindingId; readonly assessment: string }
  | { readonly type: 'PauseCourse'; readonly reason: string }
  | { readonly type: 'ResumeCourse'; readonly reason: string }
  | { readonly type: 'AcknowledgeEscalation'; readonly obligation: ObligationKey }
  | {
      readonly type: 'RecordContact';
      readonly obligation: ObligationKey;
      readonly outcome: 'reached' | 'noAnswer' | 'wrongNumber' | 'messageLeft';
      readonly note: string | null;
    }
  | { readonly type: 'CompleteObligation'; readonly obligation: ObligationKey; readonly note: string | null }
  | { readonly type: 'MarkNotNeeded'; readonly obligation: ObligationKey; readonly reason: string }
  | { readonly type: 'MarkCouldNotDo'; readonly obligation: ObligationKey; readonly reason: string }
  | { readonly type: 'DecideBooster'; readonly decision: BoosterDecision; readonly reason: string }
  | { readonly type: 'CloseCourse'; readonly outcome: ClosingOutcome; readonly reason: string }
  | { readonly type: 'ReopenCourse'; readonly reason: string }
  | { readonly type: 'VoidFact'; readonly seq: number; readonly reason: string };

export type Command = OpeningCommand | FactCommand | RequestCommand;

export type CommandType = Command['type'];

/** Whoever sees to it that a hold is lifted; clinicians lift it. */
type HoldOwner = Extract<Role, 'coordinator' | 'clinician' | 'medicalLead'>;
