import type { ObligationKind } from '../../course/obligation-events';
import { nominalMinutes, spanInWords } from '../../time/nominal-minutes';
import type { Drift, Protocol } from '../schema';
import { error, warning, when } from './finding';
import type { ProtocolFinding } from './finding';

/** Kinds that only a protocol with `reassessment.drift` asks for, so that one without it needs no rules for them. */
export const kindsOfDrift: readonly string[] = [
  'repeatMeasure',
  'decideBoosterEarly',
] satisfies readonly ObligationKind[];

const path = ['reassessment', 'drift'];

/** A drift that cannot be measured, contradicts itself or that nobody is asked about; rules for a drift that there is not. */
export function checkDrift({
  reassessment: { drift },
  measures,
  obligations,
}: Pick<Protocol, 'reassessment' | 'measures' | 'obligations'>): readonly ProtocolFinding[] {
  if (!drift) {
    return kindsOfDrift.flatMap((kind) =>
      when(obligations[kind] !== undefined, () =>
        warning(['obligations', kind], 'is never asked for: the reassessment has no drift'),
      ),
    );
  }
  const untimed = kindsOfDrift.filter((kind) => obligations[kind] === undefined);
  return [
    ...untimed.map((kind) => error(['obligations'], `has no rule for "${kind}", which reassessment.drift asks for`)),
    ...scoreFindings(drift, measures),
    ...when(nominalMinutes(drift.repeatFrom.span) >= nominalMinutes(drift.repeatTo.span), () =>
      error(
        [...path, 'repeatTo', 'span'],
        `is ${spanInWords(drift.repeatTo.span)}, not after the repeat may begin (${spanInWords(drift.repeatFrom.span)})`,
      ),
    ),
  ];
}

function scoreFindings(
  { instrument, remission, score }: Drift,
  measures: Protocol['measures'],
): readonly ProtocolFinding[] {
  const measure = measures.find((one) => one.instrument === instrument);
  if (!measure) return [error([...path, 'instrument'], `"${instrument}" is none of this file's measures`)];
  const highest = measure.items * measure.itemMaximum;
  return [
    ...when(score.from < remission.below, () =>
      error([...path, 'score', 'from'], `is ${score.from}, which is still a remission (below ${remission.below})`),
    ),
    ...when(score.from > highest, () =>
      error([...path, 'score', 'from'], `is ${score.from}, but ${instrument} ends at ${highest}: it never acts`),
    ),
  ];
}
