import type { AdoptableCommand, AdoptedFact } from '../../../domain/course/commands';
import type { ObligationKey, SessionId } from '../../../domain/ids';
import type { Protocol } from '../../../domain/protocol/schema';
import { instant, plusMinutes, type Instant } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';

/** Of the sixth session; everything below counts from it. */
const lastDoseAt = instant('2031-03-03T15:00:00Z');
const onDay = (day: number): Instant => plusMinutes(lastDoseAt, day * 24 * 60);
/** Midnight and the last second before it in New York, where the clocks go forward on day 6. */
const summer = { opens: 'T04:00:00.000Z', closes: 'T03:59:59.000Z' };

const form = (total: number, item9 = 0) => ({
  type: 'RecordMeasure' as const,
  instrument: 'phq-9',
  items: [...Array.from({ length: 8 }, (_, item) => Math.max(0, Math.min(3, total - item9 - item * 3))), item9],
  session: null,
});

/** A course whose six sessions are held; the form of the last one had this total, and more may have come before. */
function integrating(lastTotal: number, protocol?: Protocol, before: readonly AdoptableCommand[] = []): CourseWorld {
  const world = new CourseWorld(plusMinutes(lastDoseAt, 120), protocol);
  const { realm, clinic, patient } = world.identity;
  const fact = (day: number, command: AdoptableCommand, id: string = command.type): AdoptedFact => ({
    ...command,
    at: onDay(day),
    fact: { source: 'ehr', id, version: 1 },
  });
  const doses = [-35, -28, -21, -14, -7, 0].flatMap((day): AdoptedFact[] => {
    const session = `s${day}` as SessionId;
    return [
      fact(day, { type: 'ReportDose', session, dose: null }, `dose ${day}`),
      fact(day, { type: 'DischargeSession', session }, `discharge ${day}`),
      fact(day, { type: 'AnswerCheckIn', session, wellbeing: 'well', note: null }, `check-in ${day}`),
    ];
  });
  const { form: name, version } = world.protocol.consent;
  const facts = [
    fact(-50, { type: 'DecideScreening', decision: 'approved', reason: 'suitable' }),
    fact(-49, { type: 'SignConsent', form: name, version, language: 'en', signer: 'patient', method: 'paper' }),
    ...doses,
    fact(-1, form(lastTotal)),
    ...before.map((command) => fact(-10, command)),
  ];
  const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
  world.send({ type: 'AdoptCourse', ...course, asOf: world.now, facts }, coordinator);
  return world;
}

/** Forms that come back, each so many days after the last session with such a total. */
function scored(world: CourseWorld, ...readings: readonly (readonly [day: number, total: number])[]): CourseWorld {
  for (const [day, total] of readings) {
    world.forwardTo(onDay(day));
    world.send(form(total), coordinator);
  }
  return world;
}

const asked = (world: CourseWorld) =>
  world
    .told('ObligationOpened')
    .filter(({ kind }) => kind === 'repeatMeasure' || kind === 'decideBoosterEarly')
    .map(({ obligation, owner, dueAt }) => [obligation, owner, dueAt]);

describe('one bad score after remission', () => {
  it('is asked for again five to ten days later, and no clinician is asked yet', () => {
    const world = scored(integrating(4), [7, 10]).forwardTo(onDay(12));
    const key = `repeatMeasure:0:${onDay(7)}`;
    expect(asked(world)).toEqual([[key, 'patient', `2031-03-21${summer.closes}`]]);
    const { openedAt } = world.course.obligations.get(key as ObligationKey) ?? {};
    expect(openedAt).toBe(`2031-03-15${summer.opens}`);
    expect(world.told('ReminderSent').some(({ obligation }) => obligation === key)).toBe(true);
  });

  it('is forgotten when the repeat is good', () => {
    const world = scored(integrating(4), [7, 10], [13, 8]);
    expect(world.owing).not.toContain(`repeatMeasure:0:${onDay(7)}`);
    expect(asked(world.forwardTo(onDay(28)))).toHaveLength(1);
    scored(world, [28, 10]).forwardTo(onDay(33));
    expect(asked(world).map(([key]) => key)).toEqual([7, 28].map((day) => `repeatMeasure:0:${onDay(day)}`));
  });

  it.each([
    ['just below the limit', 4, 9],
    ['without a remission before it', 5, 20],
  ])('is no drift %s', (_why, lastTotal, total) => {
    expect(asked(scored(integrating(lastTotal), [7, total]).forwardTo(onDay(20)))).toEqual([]);
  });
});

describe('a rise of five points from the best since the last session', () => {
  it('is a drift whatever the score', () => {
    const world = scored(integrating(12), [3, 12], [7, 6], [14, 11]).forwardTo(onDay(20));
    expect(asked(world).map(([key]) => key)).toEqual([`repeatMeasure:0:${onDay(14)}`]);
  });

  it('is none from a better score of before the last session, nor of four points', () => {
    expect(asked(scored(integrating(6), [7, 14], [14, 10], [21, 14]).forwardTo(onDay(28)))).toEqual([]);
  });
});

describe('a second bad score in a row', () => {
  it('asks a clinician for the booster decision within two days, beside the one that waits for the end', () => {
    const world = scored(integrating(4), [7, 12], [14, 10]);
    expect(asked(world).slice(1)).toEqual([['decideBoosterEarly:0', 'clinician', '2031-03-19T15:00:00.000Z']]);
    expect(world.owing).toContain('decideBooster:0');
    expect(world.told('SessionRequested')).toEqual([]);
  });

  it('counts when it comes after the window as well', () => {
    expect(scored(integrating(4), [7, 12], [19, 12]).owing).toContain('decideBoosterEarly:0');
  });

  it.each([
    ['confirms nothing before the window opens', [8, 15], false],
    ['makes the repeat no less needed when it is a good one that came too soon', [8, 2], false],
  ] as const)('%s', (_what, [day, total], isDecided) => {
    const world = scored(integrating(4), [7, 12], [day, total]).forwardTo(onDay(13));
    expect(world.owing).toContain(`repeatMeasure:0:${onDay(7)}`);
    expect(world.owing.includes('decideBoosterEarly:0')).toBe(isDecided);
  });

  it('ends with the decision, as does the one that waits, and nothing else ends it', () => {
    const world = scored(integrating(4), [7, 12], [14, 12]);
    const obligation = 'decideBoosterEarly:0' as ObligationKey;
    for (const type of ['CompleteObligation', 'MarkNotNeeded', 'MarkCouldNotDo'] as const) {
      const command = { type, obligation, note: null, reason: 'no' };
      expect(world.send(command, clinician)).toEqual({
        type: 'refused',
        refusal: { type: 'ObligationEndsOtherwise', obligation, by: 'DecideBooster' },
      });
    }
    world.send({ type: 'DecideBooster', decision: 'booster', reason: 'the gain fades' }, clinician);
    expect(world.told('ObligationDone').slice(-2)).toMatchObject([
      { obligation: 'decideBooster:0', note: 'booster' },
      { obligation, note: 'booster' },
    ]);
    expect(asked(world.forwardTo(onDay(20)))).toHaveLength(2);
  });

  it('is not one when the first turns out to be of another patient', () => {
    const world = scored(integrating(4), [7, 12], [14, 12]);
    const seq = world.log.findLast(
      ({ event, effectiveAt }) => event.type === 'MeasureRecorded' && effectiveAt < onDay(8),
    )?.seq;
    world.send({ type: 'VoidFact', seq: seq ?? 0, reason: 'another patient' }, coordinator);
    expect(world.owing).not.toContain('decideBoosterEarly:0');
  });
});

describe('something serious after the last session', () => {
  it.each([
    ['a positive item 9', form(3, 1)],
    ['a flag', { type: 'RaiseFlag', reason: 'worried' }],
    ['a stay in hospital', { type: 'ReportHospitalisation', reason: 'fall' }],
  ] as const)('asks for the booster decision at once: %s', (_what, command) => {
    const world = integrating(4).forwardTo(onDay(7));
    world.send(command, coordinator);
    expect(asked(world)).toEqual([['decideBoosterEarly:0', 'clinician', onDay(9)]]);
  });

  it('asks once, however much comes', () => {
    const world = integrating(4).forwardTo(onDay(7));
    world.send({ type: 'RaiseFlag', reason: 'worried' }, coordinator);
    scored(world, [8, 15], [15, 15]);
    expect(asked(world).filter(([key]) => key === 'decideBoosterEarly:0')).toHaveLength(1);
  });

  it('asks nothing for what came before the last session, even where it is still open', () => {
    const world = integrating(4, undefined, [{ type: 'RaiseFlag', reason: 'worried' }]);
    expect(world.told('FindingRaised')).toHaveLength(1);
    expect(asked(world.forwardTo(onDay(3)))).toEqual([]);
  });
});

describe('a course pinned to a protocol without drift', () => {
  it('goes on as before, whatever the scores', () => {
    const { protocol } = new CourseWorld(lastDoseAt);
    const { drift: _drift, ...reassessment } = protocol.reassessment;
    const world = integrating(4, { ...protocol, reassessment });
    expect(asked(scored(world, [7, 20], [14, 20]).forwardTo(onDay(20)))).toEqual([]);
  });
});
