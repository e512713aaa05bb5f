import { impossibleAnswers } from '../../domain/measures/impossible-answers';
import { totalOf } from '../../domain/measures/total-of';
import { triggered } from '../../domain/measures/triggered';
import type { Protocol } from '../../domain/protocol/schema';
import type { MeasureCase } from './case-schema';
import { mismatches } from './mismatch';
import type { Mismatch } from './mismatch';

/** Reads a form as the rules would. */
export function runMeasureCase(protocol: Protocol, { instrument, items, answer }: MeasureCase): readonly Mismatch[] {
  const rule = protocol.measures.find((measure) => measure.instrument === instrument);
  if (rule === undefined) {
    const known = protocol.measures.map((measure) => measure.instrument).join(', ');
    return [{ path: ['instrument'], expected: `one of ${known}`, got: instrument }];
  }
  const got = {
    refused: impossibleAnswers(rule, items).map(({ field }) => field),
    total: totalOf(items),
    findings: triggered(rule, items).map(({ severity }) => severity),
  };
  return mismatches(['answer'], answer, got, (value) => JSON.stringify(value));
}
