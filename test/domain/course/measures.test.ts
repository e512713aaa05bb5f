import type { MeasureRule, Protocol } from '../../../domain/protocol/schema';
import { instant } from '../../../domain/time/instant';
import { clinician, CourseWorld } from '../../support/course-world';
import { admit, book, hold, sixSessions } from '../../support/course-steps';
import { shippedInstrument } from '../../support/instrument';
import { shippedProtocol } from '../../support/shipped-protocol';

const monday = instant('2031-03-03T15:00:00Z');
const shipped = shippedProtocol('sublingual-home');
const [phq9] = shipped.measures as [MeasureRule];
const source = 'project default, clinic to confirm';

/** The shipped protocol that also asks for another instrument. */
function asking(instrument: string, due: MeasureRule['due'], rest: Partial<MeasureRule> = {}): Protocol {
  return {
    ...shipped,
    instruments: { ...shipped.instruments, [instrument]: shippedInstrument(instrument) },
    measures: [phq9, { instrument, due, gates: false, source, ...rest }],
  };
}

/** When forms were asked for and by when, soonest first. */
function askedFor(world: CourseWorld, instrument: string): readonly (readonly string[])[] {
  return world
    .told('ObligationOpened')
    .filter(({ kind, obligation }) => kind === 'returnMeasure' && obligation.endsWith(`:${instrument}`))
    .map(({ obligation, owner, dueAt }) => [obligation, owner, dueAt]);
}

const owing = (world: CourseWorld, instrument: string) =>
  world.owing.filter((key) => key.startsWith('returnMeasure:') && key.endsWith(`:${instrument}`));

function returns(world: CourseWorld, instrument: string): void {
  const { items: count, triggers } = shippedInstrument(instrument);
  const items = Array.from({ length: count }, (_, index) => (triggers.some(({ item }) => item === index + 1) ? 0 : 1));
  world.send({ type: 'RecordMeasure', instrument, items, session: null });
}

describe('a form at baseline', () => {
  const protocol = asking('gad-7', [{ at: 'baseline', within: { days: 7 } }]);

  it('is asked for from the approval, and done when it comes', () => {
    const world = admit(new CourseWorld(monday, protocol));
    expect(askedFor(world, 'gad-7')).toEqual([['returnMeasure:baseline:gad-7', 'patient', '2031-03-10T14:00:00.000Z']]);
    returns(world, 'gad-7');
    expect(owing(world, 'gad-7')).toEqual([]);
  });

  it('holds up no session, and is no longer needed after the first', () => {
    const world = admit(new CourseWorld(monday, protocol));
    hold(world, book(world, '2031-03-07T15:00:00Z'), '2031-03-07T15:00:00Z');
    expect(world.told('ObligationNotNeeded').map(({ obligation, reason }) => [obligation, reason])).toContainEqual([
      'returnMeasure:baseline:gad-7',
      'the first session has been',
    ]);
  });

  it('gates the first session where the protocol says so', () => {
    const gating = asking('gad-7', [{ at: 'baseline', within: { days: 7 } }], { gates: true });
    const world = admit(new CourseWorld(monday, gating));
    const session = book(world, '2031-03-07T15:00:00Z');
    expect(() => hold(world, session, '2031-03-07T15:00:00Z')).toThrow('gad-7 is not complete for this session');
    returns(world, 'gad-7');
    expect(world.send({ type: 'StartSession', session }, clinician).type).toBe('accepted');
  });
});

describe('a form before certain sessions', () => {
  it('is asked for before those only, counted in the round', () => {
    const validFor = { span: { days: 3 }, source };
    const due: MeasureRule['due'] = [{ at: 'beforeSession', lead: { hours: 24 }, sessions: [2] }];
    const world = admit(new CourseWorld(monday, asking('gad-7', due, { validFor })));
    hold(world, book(world, '2031-03-07T15:00:00Z'), '2031-03-07T15:00:00Z');
    expect(askedFor(world, 'gad-7')).toEqual([]);
    const second = book(world, '2031-03-14T15:00:00Z');
    expect(askedFor(world, 'gad-7')).toEqual([
      [`returnMeasure:${second}:gad-7`, 'patient', '2031-03-13T15:00:00.000Z'],
    ]);
  });
});

describe('a rating after a session', () => {
  it('is owed by the clinician, from the dose', () => {
    const world = admit(
      new CourseWorld(monday, asking('cadss', [{ at: 'afterSession', within: { hours: 2 }, sessions: [1] }])),
    );
    const first = book(world, '2031-03-07T15:00:00Z');
    hold(world, first, '2031-03-07T15:00:00Z');
    hold(world, book(world, '2031-03-14T15:00:00Z'), '2031-03-14T15:00:00Z');
    expect(askedFor(world, 'cadss')).toEqual([
      [`returnMeasure:afterSession:${first}:cadss`, 'clinician', '2031-03-07T17:00:00.000Z'],
    ]);
    expect(owing(world, 'cadss')).toEqual([]);
  });
});

describe('a form at intervals', () => {
  it('is asked for anew so long after each that came', () => {
    const every: MeasureRule['due'] = [{ at: 'every', interval: { weeks: 1 }, within: { days: 2 } }];
    const world = admit(new CourseWorld(monday, asking('gad-7', every)));
    returns(world, 'gad-7');
    expect(owing(world, 'gad-7')).toEqual([]);
    world.forwardTo('2031-03-10T16:00:00Z');
    expect(askedFor(world, 'gad-7').map(([key, , dueAt]) => [key, dueAt])).toEqual([
      ['returnMeasure:every:0:gad-7', '2031-03-05T15:00:00.000Z'],
      ['returnMeasure:every:1:gad-7', '2031-03-12T14:00:00.000Z'],
    ]);
  });
});

describe('a form at the reassessment', () => {
  it('is asked for when it opens, beside the reassessment itself', () => {
    const world = admit(new CourseWorld(monday));
    sixSessions(world, instant('2031-03-07T15:00:00Z'));
    expect(owing(world, 'gad-7')).toEqual([]);
    world.forwardTo('2031-05-12T15:00:00Z');
    expect(owing(world, 'gad-7')).toEqual(['returnMeasure:reassessment:0:gad-7']);
    returns(world, 'gad-7');
    expect(owing(world, 'gad-7')).toEqual([]);
    expect(world.owing).toContain('reassess:0');
    returns(world, 'phq-9');
    expect(world.owing).not.toContain('reassess:0');
  });
});

describe('an alarming answer', () => {
  const screened = (items: readonly (number | null)[]) => {
    const world = admit(new CourseWorld(monday, asking('c-ssrs-screener', [{ at: 'baseline', within: { days: 7 } }])));
    world.send({ type: 'RecordMeasure', instrument: 'c-ssrs-screener', items: [...items], session: null });
    return world.told('FindingRaised').map(({ kind, severity, rule }) => [kind, severity, rule]);
  };

  it('of the C-SSRS screener is a finding as grave as its gravest, on a form with gaps too (R21, R22)', () => {
    expect(screened([1, 1, null, null, null, 0])).toEqual([
      ['alarmingAnswer', 'clinical', 'measures.c-ssrs-screener.triggers.item1'],
    ]);
    expect(screened([1, 1, 1, 0, null, 0])).toEqual([
      ['alarmingAnswer', 'crisis', 'measures.c-ssrs-screener.triggers.item3'],
    ]);
    expect(screened([0, 0, 0, 0, 0, 0])).toEqual([]);
  });
});
