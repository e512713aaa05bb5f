import type { BookingRefusal } from './session-events';
import type { Role } from './actor';

/** One reason why a session may not start; the answer lists all of them at once. */
export interface GateReason {
  readonly gate: GateName;
  readonly because: string;
}

export type GateName =
  | 'openCrisis'
  | 'courseActive'
  | 'visitTime'
  | 'consentCurrent'
  | 'screeningInDate'
  | 'suppliesPresent'
  | 'minimumGap'
  | 'noOverlappingCourse'
  | 'consultDone'
  | 'measuresAnswered'
  | 'preSessionAnswered'
  | 'vitalsEntered'
  | 'monitorConfirmed'
  | 'clinicianGo';

/** One field of a command that cannot be so. */
export interface ImpossibleField {
  /** Path from the top, e.g. `at`, `items.9` (answers count from 1, as on the form), `facts.3.at` (facts from 0). */
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}

/** Why a command was not carried out: a state of affairs, remembered in the log. */
export type Refusal =
  | BookingRefusal
  | { readonly type: 'CourseNotOpened' }
  | { readonly type: 'CourseAlreadyOpened' }
  /** The patient is in another open course of the same protocol; null where it is another clinic's, whose details are hidden. */
  | {
      readonly type: 'CourseUnderWay';
      readonly protocol: string;
      readonly course: string | null;
      readonly phase: string | null;
    }
  | { readonly type: 'CourseClosed'; readonly closedAt: string }
  | { readonly type: 'CourseNotClosed' }
  | { readonly type: 'CoursePaused' }
  | { readonly type: 'NotInPhase'; readonly phase: string; readonly needed: readonly string[] }
  | { readonly type: 'RoleNotAllowed'; readonly needed: readonly Role[] }
  | { readonly type: 'NotReady'; readonly reasons: readonly GateReason[] }
  /** A dose was given and the patient is not discharged yet. */
  | { readonly type: 'StillUnderObservation'; readonly session: string }
  | { readonly type: 'StartsInThePast'; readonly startsAt: string; readonly now: string }
  | { readonly type: 'BookingPending'; readonly session: string }
  | { readonly type: 'ReasonNeeded'; readonly why: string }
  | { readonly type: 'SessionUnknown'; readonly session: string }
  | {
      readonly type: 'SessionNotInState';
      readonly session: string;
      readonly status: string;
      readonly needed: readonly string[];
    }
  | { readonly type: 'ObligationUnknown'; readonly obligation: string }
  | { readonly type: 'ObligationEnded'; readonly obligation: string; readonly status: string }
  | { readonly type: 'ObligationEndsOtherwise'; readonly obligation: string; readonly by: string }
  | { readonly type: 'HoldUnknown'; readonly hold: string }
  | { readonly type: 'FindingUnknown'; readonly finding: string }
  | { readonly type: 'EntryNotVoidable'; readonly seq: number; readonly why: string }
  /** The first impossible field, then the others; `impossibleFields` reads them all. */
  | (ImpossibleField & {
      readonly type: 'Impossible';
      readonly others?: readonly ImpossibleField[];
      /** How many more there are than one refusal names. */
      readonly notNamed?: number;
    })
  /** Something else is known under the fact's id: in entry `seq`, at `version`, which a replacement has to exceed. */
  | {
      readonly type: 'FactIdReused';
      readonly source: string;
      readonly id: string;
      readonly version: number;
      readonly seq: number;
    }
  | { readonly type: 'IdempotencyKeyReused' };

export type { BookingRefusal };
