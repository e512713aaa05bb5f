import type { ObligationRule } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';

/** Kinds that are not timed by their `dueAfter` (ObligationKind). */
const elsewhere: Readonly<Record<string, string>> = {
  returnMeasure: 'as long before the session as the measure says',
  attendSession: "by the clinic's late limit after the start",
  dischargeSession: 'when observation ends',
  checkIn: "on the day after, by the clinic's hour",
  integrationCheckIn: 'at the end of each week after the last session',
  decideBooster: 'when the reassessment closes',
  followFinding: 'by the end of that day or four hours after the finding, whichever is later',
};

/** By when something is owed: `within 7 days`. */
export function dueInWords(kind: string, { dueAfter }: ObligationRule): string {
  if (kind === 'confirmMonitor') return `${spanInWords(dueAfter)} before the session`;
  return elsewhere[kind] ?? `within ${spanInWords(dueAfter)}`;
}
