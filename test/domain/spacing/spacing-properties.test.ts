import fc from 'fast-check';
import type { SessionId } from '../../../domain/ids';
import type { SpacingDemand } from '../../../domain/spacing/demand';
import { evaluateSpacing } from '../../../domain/spacing/evaluate-spacing';
import type { SpacingQuestion } from '../../../domain/spacing/evaluate-spacing';
import type { Neighbour } from '../../../domain/spacing/neighbour';
import { requiredGapAfter } from '../../../domain/spacing/required-gap';
import { instant, plusMinutes } from '../../../domain/time/instant';
import type { Instant } from '../../../domain/time/instant';
import { hoursSinceNewYear, scan } from './hourly-scan';
import type { Placed } from './hourly-scan';

const seeded = { seed: 20310303, numRuns: 300 };
const target = { from: 6, to: 8, maximum: 14 };
const newYear = instant('2031-01-01T00:00Z');
const atHour = (hour: number): Instant => plusMinutes(newYear, hour * 60);

const hours = (from: number, to: number) => fc.integer({ min: from, max: to }).map((count) => ({ hours: count }));
const days = (from: number, to: number) => fc.integer({ min: from, max: to }).map((count) => ({ days: count }));
const cap = fc.record({ sessions: fc.integer({ min: 1, max: 3 }), window: fc.oneof(days(2, 10), hours(48, 240)) });
const gap = fc.oneof(
  fc.record({ minimum: fc.tuple(hours(2, 200)), grace: fc.option(hours(1, 1)) }),
  fc.record({ minimum: fc.tuple(days(3, 10)), grace: fc.option(days(1, 2)) }),
  fc.record({ minimum: fc.tuple(days(1, 10), hours(2, 200)), grace: fc.constant(null) }),
);
const demand = fc
  .record({ gap, caps: fc.array(cap, { maxLength: 1 }) })
  .map(({ gap: { minimum, grace }, caps }): SpacingDemand => ({
    rule: 'treatment.introductory.spacing.minimum',
    zone: 'America/New_York',
    minimum,
    grace,
    caps,
  }));

/** Five weeks around each change of the clocks. */
const situation = fc
  .record({
    from: fc.constantFrom(hoursSinceNewYear('2031-02-20T00:00Z'), hoursSinceNewYear('2031-10-15T00:00Z')),
    proposal: fc.record({ hour: fc.integer({ min: 0, max: 840 }), demand }),
    others: fc.array(fc.record({ hour: fc.integer({ min: 0, max: 840 }), demand }), { maxLength: 5 }),
    nowHour: fc.integer({ min: 0, max: 840 }),
  })
  .map(({ from, proposal, others, nowHour }) => {
    const shifted = (placed: Placed): Placed => ({ ...placed, hour: placed.hour + from });
    return { proposal: shifted(proposal), others: others.map(shifted), now: from + nowHour };
  });

type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

function questionOf({
  proposal,
  others,
  now,
}: Situation): SpacingQuestion & { readonly lastCountedHour: number | null } {
  const lastCountedHour =
    others
      .map(({ hour }) => hour)
      .filter((hour) => hour < proposal.hour)
      .sort((a, b) => b - a)[0] ?? null;
  return {
    proposal: atHour(proposal.hour),
    demand: proposal.demand,
    neighbours: others.map(neighbourOf),
    lastCounted: lastCountedHour === null ? null : atHour(lastCountedHour),
    lastCountedHour,
    target: { from: { days: target.from }, to: { days: target.to }, maximum: { days: target.maximum } },
    seriesFull: false,
    now: atHour(now),
  };
}

function neighbourOf({ hour, demand: demanded }: Placed, index: number): Neighbour {
  const session = `s${index}` as SessionId;
  return { session, startsAt: atHour(hour), demand: demanded, otherCourse: false, sameClinic: true };
}

describe('spacing, whatever the sessions around', () => {
  it('answers as one who tries every hour', () => {
    fc.assert(
      fc.property(situation, (tried) => {
        const question = questionOf(tried);
        const { code, earliest, absoluteEarliest } = evaluateSpacing(question);
        const scanned = scan(tried.proposal, tried.others, question.lastCountedHour, target, tried.now);
        expect({ code, earliest, absoluteEarliest }).toEqual({
          code: scanned.code,
          earliest: scanned.earliest === null ? null : atHour(scanned.earliest),
          absoluteEarliest: scanned.absoluteEarliest === null ? null : atHour(scanned.absoluteEarliest),
        });
      }),
      seeded,
    );
  });

  it('allows the earliest that it tells', () => {
    fc.assert(
      fc.property(situation, (tried) => {
        const question = questionOf(tried);
        const { earliest, absoluteEarliest } = evaluateSpacing(question);
        const asked = (proposal: Instant | null) =>
          proposal && evaluateSpacing({ ...question, proposal, lastCounted: null }).code;
        expect(['onTarget', null]).toContain(asked(earliest));
        expect(['onTarget', 'withinGrace', null]).toContain(asked(absoluteEarliest));
      }),
      seeded,
    );
  });

  it('does not depend on the order in which the sessions are told', () => {
    fc.assert(
      fc.property(situation, (tried) => {
        const { code, earliest, inTheWay } = evaluateSpacing(questionOf(tried));
        const reversed = evaluateSpacing(questionOf({ ...tried, others: [...tried.others].reverse() }));
        expect({ code: reversed.code, earliest: reversed.earliest }).toEqual({ code, earliest });
        expect(reversed.inTheWay?.startsAt).toBe(inTheWay?.startsAt);
      }),
      seeded,
    );
  });

  it('never admits a later session below the hard floor of an earlier one', () => {
    fc.assert(
      fc.property(situation, (tried) => {
        const question = questionOf(tried);
        const admitted = evaluateSpacing(question).code !== 'tooEarly';
        const floors = question.neighbours.map(({ startsAt, demand: demanded }) => ({
          startsAt,
          floor: requiredGapAfter(startsAt, demanded, 'graced'),
        }));
        const below = floors.some(({ startsAt, floor }) => startsAt <= question.proposal && question.proposal < floor);
        const own = requiredGapAfter(question.proposal, question.demand, 'graced');
        const overlapping = floors.some(({ startsAt }) => startsAt > question.proposal && startsAt < own);
        expect(admitted && (below || overlapping)).toBe(false);
      }),
      seeded,
    );
  });
});
