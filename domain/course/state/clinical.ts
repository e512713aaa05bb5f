import type { SessionId } from '../../ids';
import type { Instant } from '../../time/instant';
import type { BoosterDecision, SupplyState } from '../life-events';
import type { Log } from '../log';
import { consentOf, neverSigned, type Consent } from './consent';
import { isFoldedInto } from './event-classes';
import type { Session } from './session';
import { sessionsOf } from './sessions-of';

export interface Screening {
  readonly submissions: readonly { readonly at: Instant; readonly answers: Readonly<Record<string, boolean>> }[];
  readonly decisions: readonly {
    readonly at: Instant;
    readonly decision: 'approved' | 'declined' | 'moreInformation';
  }[];
}

export interface Measured {
  readonly seq: number;
  readonly at: Instant;
  readonly instrument: string;
  readonly items: readonly (number | null)[];
  readonly total: number | null;
  readonly session: SessionId | null;
}

/** What is medically so, from facts alone: the same facts in any order of arrival give the same state. */
export interface ClinicalState {
  readonly screening: Screening;
  readonly consent: Consent;
  readonly supplies: readonly { readonly supply: string; readonly state: SupplyState; readonly at: Instant }[];
  readonly sessions: readonly Session[];
  readonly measures: readonly Measured[];
  /** Every answer, in order of effect. */
  readonly checkIns: readonly {
    readonly session: SessionId;
    readonly at: Instant;
    readonly wellbeing: 'well' | 'unwell';
  }[];
  readonly integrationWeeks: readonly { readonly week: number; readonly at: Instant }[];
  readonly boosterDecisions: readonly { readonly at: Instant; readonly decision: BoosterDecision }[];
  readonly endedEarly: readonly Instant[];
  readonly diedAt: Instant | null;
  readonly hospitalisedAt: Instant | null;
}

export const nothingKnown: ClinicalState = {
  screening: { submissions: [], decisions: [] },
  consent: neverSigned,
  supplies: [],
  sessions: [],
  measures: [],
  checkIns: [],
  integrationWeeks: [],
  boosterDecisions: [],
  endedEarly: [],
  diedAt: null,
  hospitalisedAt: null,
};

/** Folds standing facts, given in order of effect. */
export function clinicalOf(facts: Log): ClinicalState {
  const told = facts.reduce(withFact, nothingKnown);
  return { ...told, consent: consentOf(facts), sessions: sessionsOf(facts) };
}

function withFact(state: ClinicalState, { seq, event, effectiveAt: at }: Log[number]): ClinicalState {
  if (!isFoldedInto('clinical', event)) return state;
  const { screening } = state;
  switch (event.type) {
    case 'ScreeningSubmitted':
      return {
        ...state,
        screening: { ...screening, submissions: [...screening.submissions, { at, answers: event.answers }] },
      };
    case 'ScreeningDecided':
      return {
        ...state,
        screening: { ...screening, decisions: [...screening.decisions, { at, decision: event.decision }] },
      };
    case 'SupplyRecorded':
      return { ...state, supplies: [...state.supplies, { supply: event.supply, state: event.state, at }] };
    case 'MeasureRecorded': {
      const { instrument, items, total, session } = event;
      return { ...state, measures: [...state.measures, { seq, at, instrument, items, total, session }] };
    }
    case 'CheckInAnswered':
      return { ...state, checkIns: [...state.checkIns, { session: event.session, at, wellbeing: event.wellbeing }] };
    case 'IntegrationAnswered':
      return { ...state, integrationWeeks: [...state.integrationWeeks, { week: event.week, at }] };
    case 'BoosterDecided':
      return { ...state, boosterDecisions: [...state.boosterDecisions, { at, decision: event.decision }] };
    case 'TreatmentEndedEarly':
      return { ...state, endedEarly: [...state.endedEarly, at] };
    case 'PatientDied':
      return { ...state, diedAt: at };
    case 'PatientHospitalised':
      return { ...state, hospitalisedAt: at };
    case 'PatientDischargedFromHospital':
      return { ...state, hospitalisedAt: null };
  }
}
