import type { SessionId } from '../../../domain/ids';
import type { FrequencyCap, SpacingDemand } from '../../../domain/spacing/demand';
import { evaluateSpacing } from '../../../domain/spacing/evaluate-spacing';
import type { SpacingQuestion } from '../../../domain/spacing/evaluate-spacing';
import type { BookingEvaluation } from '../../../domain/spacing/evaluation';
import type { Neighbour } from '../../../domain/spacing/neighbour';
import { instant } from '../../../domain/time/instant';

// 2031 in New York: 3 March is a Monday, summer begins on 9 March.
const home: SpacingDemand = {
  rule: 'treatment.introductory.spacing.minimum',
  zone: 'America/New_York',
  minimum: [{ hours: 72 }],
  grace: null,
  caps: [],
};
const infusions: SpacingDemand = { ...home, rule: 'treatment.infusions.spacing.minimum', minimum: [{ days: 14 }] };

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

describe('two neighbours', () => {
  const dose = session('03-03T15:00');

  it('both count: a booking that follows too closely is in the way (R9)', () => {
    const following = session('03-10T15:00');
    expect(judge('03-08T15:00', { neighbours: [following, dose] })).toMatchObject({
      code: 'tooEarly',
      reasonCode: 'followingSession',
      earliest: '2031-03-06T15:00:00.000Z',
      inTheWay: { session: '03-10T15:00', startsAt: '2031-03-10T15:00:00.000Z', otherCourse: false },
    });
  });

  it('without room between them send the proposal past both (R9)', () => {
    const evaluation = judge('03-07T15:00', { neighbours: [dose, session('03-08T15:00')] });
    expect(evaluation).toMatchObject({ reasonCode: 'followingSession', earliest: '2031-03-11T15:00:00.000Z' });
  });

  it('never send anybody into the past', () => {
    const neighbours = [dose, session('04-10T15:00')];
    const evaluation = judge('04-09T15:00', { neighbours, now: at('04-08T12:00') });
    expect(evaluation).toMatchObject({ code: 'tooEarly', earliest: '2031-04-13T15:00:00.000Z' });
  });

  it('judge a session already held as of its own time', () => {
    const evaluation = judge('03-05T15:00', { neighbours: [dose], now: at('04-08T12:00') });
    expect(evaluation).toMatchObject({ code: 'tooEarly', earliest: '2031-03-06T15:00:00.000Z' });
  });

  it('leave room exactly as long as both gaps', () => {
    const neighbours = [dose, session('03-09T15:00')];
    expect(judge('03-06T15:00', { neighbours }).code).toBe('onTarget');
    expect(judge('03-06T15:00:01', { neighbours }).reasonCode).toBe('followingSession');
  });
});

describe('two courses', () => {
  it('keep the larger of what the earlier demands after and the later demands before (R9)', () => {
    const infusion = session('03-03T15:00', infusions, { otherCourse: true });
    expect(judge('03-08T15:00', { neighbours: [infusion] })).toMatchObject({
      code: 'tooEarly',
      rule: 'treatment.infusions.spacing.minimum',
      earliest: '2031-03-17T04:00:00.000Z',
      inTheWay: { session: '03-03T15:00', otherCourse: true },
    });
    const homeDose = session('03-03T15:00', home, { otherCourse: true });
    expect(judge('03-08T15:00', { demand: infusions, neighbours: [homeDose] })).toMatchObject({
      code: 'tooEarly',
      rule: 'treatment.infusions.spacing.minimum',
      earliest: '2031-03-17T04:00:00.000Z',
    });
  });

  it('meet a long gap of an older session behind a nearer one with a short gap', () => {
    const neighbours = [session('03-03T15:00', infusions, { otherCourse: true }), session('03-10T15:00')];
    expect(judge('03-14T15:00', { neighbours })).toMatchObject({
      code: 'tooEarly',
      earliest: '2031-03-17T04:00:00.000Z',
      inTheWay: { session: '03-03T15:00' },
    });
  });

  it("hide another clinic's details but not that it is in the way", () => {
    const elsewhere = session('03-03T15:00', infusions, { otherCourse: true, sameClinic: false });
    expect(judge('03-08T15:00', { neighbours: [elsewhere] })).toMatchObject({
      code: 'tooEarly',
      rule: 'otherClinic',
      inTheWay: { session: null, startsAt: null, otherCourse: true },
    });
  });
});

describe('a frequency cap', () => {
  const twiceAWeek: FrequencyCap = { sessions: 2, window: { days: 7 } };
  const demand: SpacingDemand = { ...home, minimum: [{ hours: 24 }], grace: { hours: 12 }, caps: [twiceAWeek] };
  const placed = (...texts: readonly string[]) => texts.map((text) => session(text, demand));

  it('rolls: a session exactly one window ago has left (R11)', () => {
    const neighbours = placed('03-03T15:00', '03-05T15:00');
    expect(judge('03-10T12:00', { demand, neighbours }).code).toBe('onTarget');
    expect(judge('03-09T15:00', { demand, neighbours })).toMatchObject({
      code: 'tooEarly',
      reasonCode: 'frequencyCap',
      rule: 'treatment.introductory.spacing.caps.0',
      earliest: '2031-03-10T04:00:00.000Z',
      absoluteEarliest: '2031-03-10T04:00:00.000Z',
      inTheWay: { session: '03-03T15:00' },
    });
  });

  it('counts bookings after the proposal too (R11)', () => {
    const neighbours = placed('03-03T15:00', '03-08T15:00');
    expect(judge('03-05T15:00', { demand, neighbours })).toMatchObject({
      reasonCode: 'frequencyCap',
      earliest: '2031-03-10T04:00:00.000Z',
    });
  });

  it('of hours has left the second its window ends', () => {
    const hourly: SpacingDemand = { ...demand, caps: [{ sessions: 1, window: { hours: 168 } }] };
    const neighbours = [session('03-03T15:00', hourly)];
    expect(judge('03-10T14:59:59', { demand: hourly, neighbours }).reasonCode).toBe('frequencyCap');
    expect(judge('03-10T15:00', { demand: hourly, neighbours }).code).toBe('onTarget');
  });

  it("of another session's series holds whichever was booked first", () => {
    const capped = session('03-03T15:00', { ...demand, rule: 'treatment.other.spacing.minimum' });
    const uncapped: SpacingDemand = { ...demand, caps: [] };
    const neighbours = [capped, session('03-05T15:00', uncapped)];
    expect(judge('03-07T15:00', { demand: uncapped, neighbours })).toMatchObject({
      reasonCode: 'frequencyCap',
      rule: 'treatment.other.spacing.caps.0',
    });
  });
});

describe('the target', () => {
  const lastCounted = at('03-03T15:00');
  const neighbours = [session('03-03T15:00')];
  const judged = (proposal: string) => judge(proposal, { neighbours, lastCounted });

  it('runs from the last counted session of the course (R10)', () => {
    expect(judged('03-10T15:00')).toEqual({
      code: 'onTarget',
      reasonCode: 'insideTarget',
      rule: 'treatment.introductory.spacing.targetTo',
      earliest: '2031-03-06T15:00:00.000Z',
      absoluteEarliest: null,
      targetFrom: '2031-03-10T04:00:00.000Z',
      targetTo: '2031-03-11T03:59:59.000Z',
      latest: '2031-03-18T03:59:59.000Z',
      inTheWay: null,
    });
  });

  it.each([
    ['03-10T03:59:59', 'early', 'beforeTarget', 'targetFrom'],
    ['03-10T04:00:00', 'onTarget', 'insideTarget', 'targetTo'],
    ['03-11T03:59:59', 'onTarget', 'insideTarget', 'targetTo'],
    ['03-11T04:00:00', 'late', 'pastTarget', 'targetTo'],
    ['03-18T03:59:59', 'late', 'pastTarget', 'targetTo'],
    ['03-18T04:00:00', 'overdue', 'pastMaximum', 'maximum'],
  ])('makes %s %s', (proposal, code, reasonCode, rule) => {
    expect(judged(proposal)).toMatchObject({ code, reasonCode, rule: `treatment.introductory.spacing.${rule}` });
  });

  it('is never before the earliest: an uncounted session pushes it along (R10, R13)', () => {
    const aborted = session('03-20T15:00');
    expect(judge('03-23T15:00', { neighbours: [...neighbours, aborted], lastCounted })).toMatchObject({
      code: 'onTarget',
      targetFrom: '2031-03-23T15:00:00.000Z',
      targetTo: '2031-03-23T15:00:00.000Z',
      latest: '2031-03-23T15:00:00.000Z',
    });
  });

  it('past its maximum asks for a decision even inside the grace of the following booking', () => {
    const demand: SpacingDemand = { ...home, grace: { hours: 4 } };
    const following = session('03-23T12:00', demand);
    const evaluation = judge('03-20T15:00', { demand, neighbours: [...neighbours, following], lastCounted });
    expect(evaluation).toMatchObject({ code: 'overdue', absoluteEarliest: '2031-03-06T15:00:00.000Z' });
  });
});

describe('a full series', () => {
  it('makes a session extraneous before it is too early (R12)', () => {
    const evaluation = judge('03-04T15:00', { neighbours: [session('03-03T15:00')], seriesFull: true });
    expect(evaluation).toMatchObject({
      code: 'extraneous',
      reasonCode: 'seriesFull',
      rule: 'treatment.introductory.sessions',
    });
  });
});
