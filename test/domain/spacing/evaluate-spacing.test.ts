import type { SessionId } from '../../../domain/ids';
import type { SpacingDemand } from '../../../domain/spacing/demand';
import { evaluateSpacing } from '../../../domain/spacing/evaluate-spacing';
import type { SpacingQuestion } from '../../../domain/spacing/evaluate-spacing';
import type { BookingEvaluation } from '../../../domain/spacing/evaluation';
import type { Neighbour } from '../../../domain/spacing/neighbour';
import { instant } from '../../../domain/time/instant';

// 2031 in New York: 3 March is a Monday, summer begins on 9 March and ends on 2 November.
const home: SpacingDemand = {
  rule: 'treatment.introductory.spacing.minimum',
  zone: 'America/New_York',
  minimum: [{ hours: 72 }],
  grace: null,
  caps: [],
};
const weekly: SpacingDemand = { ...home, minimum: [{ days: 7 }] };
const weeklyWithGrace: SpacingDemand = { ...weekly, grace: { days: 1 } };

const at = (text: string) => instant(`2031-${text}Z`);
const session = (text: string, demand = home, rest: Partial<Neighbour> = {}): Neighbour => ({
  session: text as SessionId,
  startsAt: at(text),
  demand,
  otherCourse: false,
  sameClinic: true,
  ...rest,
});

function judge(proposal: string, question: Partial<SpacingQuestion> = {}): BookingEvaluation {
  return evaluateSpacing({
    proposal: at(proposal),
    demand: home,
    neighbours: [],
    lastCounted: null,
    target: { from: { days: 7 }, to: { days: 7 }, maximum: { days: 14 } },
    seriesFull: false,
    now: at('03-01T12:00'),
    ...question,
  });
}

const noBounds = { earliest: null, absoluteEarliest: null, targetFrom: null, targetTo: null, latest: null };

describe('a first session', () => {
  it('is on target and has no bounds (R12)', () => {
    expect(judge('03-03T15:00')).toEqual({
      code: 'onTarget',
      reasonCode: 'firstSession',
      rule: 'treatment.introductory.spacing.minimum',
      ...noBounds,
      inTheWay: null,
    });
  });
});

describe('a minimum in hours', () => {
  const neighbours = [session('03-03T15:00')];

  it('is kept at exactly its last second', () => {
    expect(judge('03-06T15:00', { neighbours }).code).toBe('onTarget');
  });

  it('refuses a second before, naming the session in the way and the first instant allowed (R7)', () => {
    expect(judge('03-06T14:59:59', { neighbours })).toEqual({
      code: 'tooEarly',
      reasonCode: 'minimumGap',
      rule: 'treatment.introductory.spacing.minimum',
      ...noBounds,
      earliest: '2031-03-06T15:00:00.000Z',
      inTheWay: { session: '03-03T15:00', startsAt: '2031-03-03T15:00:00.000Z', otherCourse: false },
    });
  });

  it('counts whole seconds, so a dose noted a fraction late blocks nothing (R1)', () => {
    expect(judge('03-06T15:00', { neighbours: [session('03-03T15:00:00.900')] }).code).toBe('onTarget');
  });

  it('elapses over a clock change: 72 hours are an hour later on the clock in spring, an hour earlier in autumn', () => {
    expect(judge('03-10T12:00', { neighbours: [session('03-07T15:00')] }).earliest).toBe('2031-03-10T15:00:00.000Z');
    expect(judge('11-03T12:00', { neighbours: [session('10-31T14:00')] }).earliest).toBe('2031-11-03T14:00:00.000Z');
  });
});

describe('a minimum in days', () => {
  it('lets a Monday morning follow a Monday evening (R1)', () => {
    const neighbours = [session('03-03T23:30', weekly)];
    expect(judge('03-10T12:00', { demand: weekly, neighbours }).code).toBe('onTarget');
    expect(judge('03-10T03:59:59', { demand: weekly, neighbours })).toMatchObject({
      code: 'tooEarly',
      earliest: '2031-03-10T04:00:00.000Z',
    });
  });

  it('ends at the first instant of its date after the clocks went back', () => {
    const neighbours = [session('10-27T15:00', weekly)];
    expect(judge('11-02T12:00', { demand: weekly, neighbours }).earliest).toBe('2031-11-03T05:00:00.000Z');
  });

  it('in months ends on the last day of a shorter month (R4)', () => {
    const monthly = { ...home, minimum: [{ months: 1 }] };
    const neighbours = [session('01-31T15:00', monthly)];
    expect(judge('02-27T15:00', { demand: monthly, neighbours }).earliest).toBe('2031-02-28T05:00:00.000Z');
  });

  it('beside one in hours yields to the later (R1)', () => {
    const both = { ...home, minimum: [{ days: 3 }, { hours: 72 }] };
    const neighbours = [session('03-03T23:30', both)];
    expect(judge('03-06T12:00', { demand: both, neighbours }).earliest).toBe('2031-03-06T23:30:00.000Z');
  });
});

describe('grace', () => {
  const neighbours = [session('03-03T23:30', weeklyWithGrace)];

  it('in days comes off the calendar, and a session inside it is shown as such (R7, R8)', () => {
    expect(judge('03-09T05:00', { demand: weeklyWithGrace, neighbours })).toMatchObject({
      code: 'withinGrace',
      reasonCode: 'minimumGap',
      earliest: '2031-03-10T04:00:00.000Z',
      absoluteEarliest: '2031-03-09T05:00:00.000Z',
    });
  });

  it('is refused a second before it begins, with both instants told', () => {
    expect(judge('03-09T04:59:59', { demand: weeklyWithGrace, neighbours })).toMatchObject({
      code: 'tooEarly',
      earliest: '2031-03-10T04:00:00.000Z',
      absoluteEarliest: '2031-03-09T05:00:00.000Z',
    });
  });

  it('is over at the first instant of the date demanded', () => {
    expect(judge('03-10T04:00', { demand: weeklyWithGrace, neighbours }).code).toBe('onTarget');
  });

  it('in hours comes off a minimum in hours', () => {
    const demand: SpacingDemand = { ...home, grace: { hours: 2 } };
    const evaluation = judge('03-06T13:00', { demand, neighbours: [session('03-03T15:00', demand)] });
    expect(evaluation).toMatchObject({ code: 'withinGrace', absoluteEarliest: '2031-03-06T13:00:00.000Z' });
  });

  it('of one series does not loosen what the other demands', () => {
    const evaluation = judge('03-09T12:00', { demand: weeklyWithGrace, neighbours: [session('03-03T15:00', weekly)] });
    expect(evaluation).toMatchObject({ code: 'tooEarly', absoluteEarliest: '2031-03-10T04:00:00.000Z' });
  });
});
