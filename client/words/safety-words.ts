import type { SafetyEvent } from '../../domain/course/safety-events';
import type { WordsOf } from './event-words';
import { act, alarm, fact, spaced } from './words';

export const safetyWords: WordsOf<SafetyEvent> = {
  MeasureRecorded: ({ instrument, items, total }) =>
    fact(
      `${instrument}: ${total === null ? 'total open' : `total ${total}`} [${items.map((item) => item ?? '–').join(' ')}]`,
    ),
  CheckInAnswered: ({ session: id, wellbeing, note }, { session }) =>
    (wellbeing === 'well' ? fact : alarm)(`Check-in after ${session(id)}: ${wellbeing}${noted(note)}`),
  IntegrationAnswered: ({ week, note }) => fact(`Integration week ${week} answered${noted(note)}`),
  AdverseEventReported: ({ serious, description }) =>
    (serious ? alarm : fact)(`${serious ? 'Serious adverse' : 'Adverse'} event: ${description}`),
  FlagRaised: ({ reason }) => alarm(`Flag raised: ${reason}`),
  FindingRaised: ({ kind, severity, about, rule }) =>
    alarm(`Finding: ${spaced(kind)} (${severity}), from entry ${about} by ${rule}`),
  FindingClosed: ({ finding, assessment }) => fact(`Finding ${finding} closed: ${assessment}`),
  HoldPlaced: ({ reason, owner }) => alarm(`Dosing on hold, owned by ${spaced(owner)}: ${reason}`),
  HoldLifted: ({ reason }) => act(`Hold lifted: ${reason}`),
};

function noted(note: string | null): string {
  return note === null ? '' : `: ${note}`;
}
