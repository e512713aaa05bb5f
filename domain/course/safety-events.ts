import type { FindingId, HoldId, SessionId } from '../ids';
import type { Role } from './actor';

export type FindingKind =
  | 'positiveItem9'
  | 'raisedFlag'
  | 'seriousAdverseEvent'
  | 'vitalsOverThreshold'
  | 'doseWithoutConsent'
  | 'doseInsideMinimumGap'
  | 'unsafeMoodPhase'
  | 'pregnancyReported'
  | 'alarmingAnswer';

/** `crisis` pre-empts everything and pages on-call; `clinical` is a clinician's same-day obligation. */
export type FindingSeverity = 'crisis' | 'clinical';

/** Measures, what patients report, and what the engine or a person found alarming in it. */
export type SafetyEvent =
  | {
      readonly type: 'MeasureRecorded';
      readonly instrument: string;
      /** One number per item, null where the patient left it out; nothing is prorated (R22). */
      readonly items: readonly (number | null)[];
      /** By the instrument's scoring; null while an item is missing, and where it has none. */
      readonly total: number | null;
      readonly session: SessionId | null;
    }
  | {
      readonly type: 'CheckInAnswered';
      readonly session: SessionId;
      readonly wellbeing: 'well' | 'unwell';
      readonly note: string | null;
    }
  | { readonly type: 'IntegrationAnswered'; readonly week: number; readonly note: string | null }
  | { readonly type: 'AdverseEventReported'; readonly serious: boolean; readonly description: string }
  | { readonly type: 'FlagRaised'; readonly reason: string }
  | {
      readonly type: 'FindingRaised';
      readonly finding: FindingId;
      readonly kind: FindingKind;
      readonly severity: FindingSeverity;
      /** The entry that holds the alarming fact. */
      readonly about: number;
      readonly rule: string;
    }
  | { readonly type: 'FindingClosed'; readonly finding: FindingId; readonly assessment: string }
  | { readonly type: 'HoldPlaced'; readonly hold: HoldId; readonly reason: string; readonly owner: Role }
  | { readonly type: 'HoldLifted'; readonly hold: HoldId; readonly reason: string };
