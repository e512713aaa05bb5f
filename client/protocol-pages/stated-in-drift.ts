import type { Drift } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import type { Stated } from './stated';

/** When a score after the last session brings the booster decision forward; nothing where the protocol has no such rule. */
export function ofDrift(drift: Drift | undefined): readonly (readonly [string, Stated])[] {
  if (drift === undefined) return [];
  const { instrument, remission, score, rise, repeatFrom, repeatTo } = drift;
  const state = (path: string, name: string, value: string, source?: string): readonly [string, Stated] => [
    `reassessment.drift.${path}`,
    { group: 'safety', name: `A drift after the last session: ${name}`, value, ...(source ? { source } : {}) },
  ];
  return [
    state('instrument', 'the form that shows it', instrument),
    state('remission', 'the remission it counts after', `below ${remission.below}`, remission.source),
    state('score', 'the score after a remission', `from ${score.from}`, score.source),
    state('rise', 'the rise from the best', `from ${rise.from} points`, rise.source),
    state('repeatFrom', 'the repeat, at the soonest', spanInWords(repeatFrom.span), repeatFrom.source),
    state('repeatTo', 'the repeat, at the latest', spanInWords(repeatTo.span), repeatTo.source),
  ];
}
