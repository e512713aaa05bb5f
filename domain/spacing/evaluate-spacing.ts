import { lowerBound, upperBound } from '../time/bounds';
import { earlierOf, laterOf } from '../time/instant';
import type { Instant } from '../time/instant';
import { wholeSecond } from '../time/whole-second';
import type { SpacingDemand } from './demand';
import type { SpacingTarget } from './demand-of';
import type { BookingEvaluation } from './evaluation';
import { nearby } from './nearby';
import { asInTheWay, siblingRule } from './neighbour';
import type { Neighbour } from './neighbour';
import { clearAfter, firstFreeInstant, obstacleAt } from './obstacles';
import type { Measure } from './required-gap';

export interface SpacingQuestion {
  readonly proposal: Instant;
  readonly demand: SpacingDemand;
  /** Every dose and live booking of the patient, all courses, without the proposal itself and what it replaces. Overridden ones too: they are sessions all the same. */
  readonly neighbours: readonly Neighbour[];
  /** The last counted session of this course, from which the target runs; null before the first. */
  readonly lastCounted: Instant | null;
  /** Null where the asker knows no series: then there are no target bounds. */
  readonly target: SpacingTarget | null;
  readonly seriesFull: boolean;
  /** A refusal names no instant before it, for what is past can no longer be booked; of no account for a session already held. */
  readonly now: Instant;
}

/** Judges a proposed or actual session (R7–R15). Never refuses by itself: `tooEarly` and `extraneous` are what a booking is refused for. */
export function evaluateSpacing(question: SpacingQuestion): BookingEvaluation {
  const proposal = wholeSecond(question.proposal);
  const { demand } = question;
  const neighbours = nearby(proposal, demand, question.neighbours);
  const bounds = boundsOf({ ...question, proposal, neighbours });

  if (question.seriesFull) {
    const rule = siblingRule(demand, 'sessions').replace('.spacing.', '.');
    return { code: 'extraneous', reasonCode: 'seriesFull', rule, ...bounds, inTheWay: null };
  }
  const refused = obstacleAt(proposal, demand, neighbours, 'graced');
  if (refused !== null) return judged('tooEarly', refused.reasonCode, refused.rule, refused.neighbour);
  if (bounds.latest !== null && proposal > bounds.latest) return judged('overdue', 'pastMaximum', sibling('maximum'));
  const graced = obstacleAt(proposal, demand, neighbours, 'full');
  if (graced !== null) return judged('withinGrace', graced.reasonCode, graced.rule, graced.neighbour);
  if (bounds.targetTo !== null && proposal > bounds.targetTo) return judged('late', 'pastTarget', sibling('targetTo'));
  if (bounds.targetFrom !== null && proposal < bounds.targetFrom) {
    return judged('early', 'beforeTarget', sibling('targetFrom'));
  }
  return bounds.targetTo === null
    ? judged('onTarget', 'firstSession', demand.rule)
    : judged('onTarget', 'insideTarget', sibling('targetTo'));

  function sibling(name: string): string {
    return siblingRule(demand, name);
  }

  function judged(
    code: BookingEvaluation['code'],
    reasonCode: string,
    rule: string,
    neighbour: Neighbour | null = null,
  ): BookingEvaluation {
    return { code, reasonCode, rule, ...bounds, inTheWay: neighbour === null ? null : asInTheWay(neighbour) };
  }
}

type Bounds = Pick<BookingEvaluation, 'earliest' | 'absoluteEarliest' | 'targetFrom' | 'targetTo' | 'latest'>;

function boundsOf(question: SpacingQuestion): Bounds {
  const { demand, lastCounted, target } = question;
  const earliest = earliestOf(question, 'full');
  const absoluteEarliest = earliestOf(question, 'graced');
  const hasGrace = demand.grace !== null || absoluteEarliest !== earliest;
  const gap = { earliest, absoluteEarliest: hasGrace ? absoluteEarliest : null };
  if (lastCounted === null || target === null) return { ...gap, targetFrom: null, targetTo: null, latest: null };

  const anchor = wholeSecond(lastCounted);
  const notBeforeEarliest = (at: Instant): Instant => (earliest === null ? at : laterOf(at, earliest));
  return {
    ...gap,
    targetFrom: notBeforeEarliest(lowerBound(anchor, target.from, demand.zone)),
    targetTo: notBeforeEarliest(upperBound(anchor, target.to, demand.zone)),
    latest: notBeforeEarliest(upperBound(anchor, target.maximum, demand.zone)),
  };
}

/** Searched from the end of the gap after the sessions before. Null when there is none and nothing is in the way. */
function earliestOf(question: SpacingQuestion, measure: Measure): Instant | null {
  const { proposal, demand, neighbours, now } = question;
  const afterEarlier = neighbours
    .filter(({ startsAt }) => startsAt <= proposal)
    .map((neighbour) => clearAfter(neighbour, demand, measure))
    .sort()
    .at(-1);
  const refused = obstacleAt(proposal, demand, neighbours, measure) !== null;
  if (!refused) return afterEarlier === undefined ? null : firstFreeInstant(afterEarlier, demand, neighbours, measure);
  const notBefore = earlierOf(now, proposal);
  return firstFreeInstant(laterOf(afterEarlier ?? notBefore, notBefore), demand, neighbours, measure);
}
