import { triggered } from '../measures/triggered';
import type { MeasureRule } from '../protocol/schema';
import { unreachable } from '../unreachable';

/** As much of a report as tells whether it is alarming, be the rest of it as it may. */
export type LegibleReport =
  | {
      readonly type: 'RecordMeasure';
      readonly instrument: string;
      readonly items: readonly (number | null)[];
    }
  | { readonly type: 'ReportAdverseEvent'; readonly serious: boolean; readonly description: string | null }
  | { readonly type: 'RaiseFlag'; readonly reason: string };

/**
 * Why a flag has to be raised over a report that is refused: safety wins over form (R22). A reason for each alarming
 * answer; none when nothing in it is. An instrument is known here however its name is spelt: "PHQ-9", "phq9".
 */
export function alarmingIn(measures: readonly MeasureRule[], report: LegibleReport): readonly string[] {
  switch (report.type) {
    case 'RecordMeasure': {
      const rules = measures.filter(({ instrument }) => bare(instrument) === bare(report.instrument));
      const alarming = rules.flatMap((rule) => triggered(rule, report.items));
      return alarming
        .filter(({ severity }) => severity === 'crisis')
        .map(({ item }) => `positive answer to item ${item} on a form that was refused`);
    }
    case 'ReportAdverseEvent':
      return report.serious ? [`serious adverse event in a report that was refused${told(report.description)}`] : [];
    case 'RaiseFlag':
      return [`flag that was refused${told(report.reason)}`];
    default:
      return unreachable(report);
  }
}

function bare(instrument: string): string {
  return instrument.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function told(text: string | null): string {
  return text === null ? '' : `: ${text}`;
}
