import type { ObligationRule, Protocol } from '../../protocol/schema';
import { addSpan } from '../../time/add-span';
import type { Instant } from '../../time/instant';
import type { Ladder } from '../ladder';
import type { ObligationKind } from '../obligation-events';
import type { Scene } from './scene';

/** For a pinned protocol that was written before a kind of obligation existed: project default, clinic to confirm. */
const fallbackRule: ObligationRule = {
  owner: 'coordinator',
  dueAfter: { days: 1 },
  remindBefore: [],
  ladder: 'fallback',
  source: 'project default, clinic to confirm',
};

const fallbackLadder: Ladder = {
  name: 'fallback',
  safety: false,
  levels: [
    { role: 'coordinator', after: { minutes: 1 }, channel: 'email' },
    { role: 'clinician', after: { days: 1 }, channel: 'email' },
  ],
  repeats: 2,
  repeatAfter: { days: 2 },
  acknowledgementLasts: { days: 1 },
};

export function ruleFor(protocol: Protocol, kind: ObligationKind): ObligationRule {
  return protocol.obligations[kind] ?? fallbackRule;
}

/** The ladder as the protocol has it now; the obligation keeps this copy. */
export function ladderFor(protocol: Protocol, kind: ObligationKind): Ladder {
  const name = ruleFor(protocol, kind).ladder;
  const ladder = protocol.ladders[name];
  if (!ladder) return fallbackLadder;
  const { safety, levels, repeats, repeatAfter, acknowledgementLasts } = ladder;
  return { name, safety, levels, repeats, repeatAfter, acknowledgementLasts };
}

/** The due time of something that is timed from an instant. */
export function dueAfter({ protocol, zone }: Scene, kind: ObligationKind, from: Instant): Instant {
  return addSpan(from, ruleFor(protocol, kind).dueAfter, zone);
}
