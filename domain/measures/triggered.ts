import type { FindingSeverity } from '../course/safety-events';
import type { Instrument } from '../protocol/schema';

/** An answer that is a safety finding. */
export interface TriggeredItem {
  /** Counted from 1, as on the form. */
  readonly item: number;
  readonly answer: number;
  readonly severity: FindingSeverity;
  /** Path of the rule in the protocol, e.g. `measures.phq-9.triggers.item9`. */
  readonly rule: string;
}

/** The findings in a form's answers, whether or not the form is complete or can be recorded: safety wins over form (R22). */
export function triggered(rule: Instrument, items: readonly (number | null)[]): readonly TriggeredItem[] {
  return rule.triggers.flatMap(({ item, from, severity }): TriggeredItem[] => {
    const answer = items[item - 1] ?? null;
    if (answer === null || !(answer >= from)) return [];
    return [{ item, answer, severity, rule: `measures.${rule.id}.triggers.item${item}` }];
  });
}
