import fc from 'fast-check';
import type { Command } from '../../../domain/course/commands';
import type { LogEntry } from '../../../domain/course/log';
import { voidableBy } from '../../../domain/course/state/event-classes';
import { courseOf } from '../../../domain/course/state/course-of';
import type { ObligationKey, SessionId } from '../../../domain/ids';
import { instant, plusMinutes } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { deliverSupplies, sign } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const seed = 20310303;

/** One thing that people or time may do to a course; numbers choose among what the course knows at that moment. */
type Doing =
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'command'; readonly which: number; readonly pick: number };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 12 }) }),
  fc.record({ do: fc.constant('command' as const), which: fc.nat({ max: 29 }), pick: fc.nat({ max: 6 }) }),
);

function act(world: CourseWorld, what: Doing): void {
  if (what.do === 'wait') {
    world.forwardTo(plusMinutes(world.now, what.hours * 60));
    return;
  }
  const command = chosen(world, what.which, what.pick);
  if (command) world.send(command, what.pick % 2 === 0 ? clinician : coordinator);
}

function chosen(world: CourseWorld, which: number, pick: number): Command | null {
  const sessions = world.course.clinical.sessions;
  const session = (sessions[pick % Math.max(1, sessions.length)]?.id ?? 's-unheard') as SessionId;
  const obligation = (world.owing[pick % Math.max(1, world.owing.length)] ?? 'none') as ObligationKey;
  const finding = [...world.course.findings.keys()][0];
  const fact = world.log.filter(({ event }) => voidableBy(event.type) !== false)[pick];
  const reason = 'because';
  const choices: readonly (Command | null)[] = [
    { type: 'SubmitScreening', answers: {} },
    { type: 'DecideScreening', decision: pick === 5 ? 'moreInformation' : 'approved', reason },
    { type: 'WithdrawConsent', reason },
    {
      type: 'BookSession',
      startsAt: plusMinutes(world.now, (pick + 1) * 2_000),
      reason,
      override: pick === 6,
      replaces: null,
    },
    { type: 'BookSession', startsAt: plusMinutes(world.now, 60), reason, override: false, replaces: session },
    { type: 'CancelBooking', session, reason },
    { type: 'ReportNoShow', session },
    { type: 'ConfirmMonitor', session, name: 'Sam' },
    {
      type: 'AnswerPreSession',
      session,
      moodPhase: pick === 3 ? 'manic' : 'depressed',
      medicationChanged: false,
      pregnancy: 'no',
    },
    { type: 'RecordVitals', session, moment: 'before', systolic: 120 + pick * 10, diastolic: 80, heartRate: 70 },
    { type: 'ClearSession', session },
    { type: 'StartSession', session },
    { type: 'ReportDose', session, dose: null },
    { type: 'WithholdSession', session, reason },
    { type: 'AbortSession', session, reason, drugTaken: pick % 2 === 0 },
    { type: 'DischargeSession', session },
    {
      type: 'RecordMeasure',
      instrument: 'phq-9',
      items: [...Array.from({ length: 8 }, () => pick % 4), pick === 2 ? 1 : 0],
      session,
    },
    { type: 'AnswerCheckIn', session, wellbeing: pick === 1 ? 'unwell' : 'well', note: null },
    { type: 'PlaceHold', reason, owner: 'clinician' },
    finding ? { type: 'CloseFinding', finding, assessment: 'seen' } : null,
    { type: 'PauseCourse', reason },
    { type: 'ResumeCourse', reason },
    { type: 'AcknowledgeEscalation', obligation },
    { type: 'CompleteObligation', obligation, note: null },
    { type: 'MarkCouldNotDo', obligation, reason },
    { type: 'EndTreatmentEarly', reason },
    { type: 'DecideBooster', decision: pick % 2 === 0 ? 'booster' : 'maintenance', reason },
    { type: 'CloseCourse', outcome: 'discontinued', reason },
    { type: 'ReopenCourse', reason },
    fact ? { type: 'VoidFact', seq: fact.seq, reason } : null,
  ];
  return choices[which] ?? null;
}

function lived(doings: readonly Doing[], check: (world: CourseWorld) => void, admitted: boolean): CourseWorld {
  const world = new CourseWorld(monday);
  world.open();
  if (admitted) {
    world.send({ type: 'DecideScreening', decision: 'approved', reason: 'suitable' }, clinician);
    sign(world);
    deliverSupplies(world);
  }
  for (const what of doings) {
    act(world, what);
    check(world);
  }
  return world;
}

const lives = fc.tuple(fc.array(doing, { maxLength: 30 }), fc.boolean());

/** What must hold after everything that anybody did. */
const invariants: Readonly<Record<string, (world: CourseWorld) => void>> = {
  'somebody owes something by a time until it is closed': (world) => {
    if (world.course.closed) return;
    const open = [...world.course.obligations.values()].filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ owner, dueAt }) => owner.length > 0 && dueAt.length > 0)).toBe(true);
  },
  'time alone does nothing and closes nothing': (world) => {
    const byTime = world.log.filter(({ cause }) => cause.kind === 'wake').map(({ event }) => event.type);
    expect(byTime).not.toContain('ObligationDone');
    expect(byTime).not.toContain('ObligationCouldNotBeDone');
    expect(byTime).not.toContain('CourseClosed');
  },
  'no effect is asked for twice': (world) => {
    const keys = world.effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  },
  'a command sent again is answered as before': (world) => {
    const again = () => world.send({ type: 'PlaceHold', reason: 'again', owner: 'clinician' }, coordinator, 'once');
    const first = again();
    const entries = world.log.length;
    expect(again()).toEqual(first);
    expect(world.log).toHaveLength(entries);
  },
};

describe('whatever people and time do to a course', () => {
  it.each(Object.entries(invariants))(
    '%s',
    (_title, invariant) => {
      fc.assert(
        fc.property(lives, ([doings, admitted]) => void lived(doings, invariant, admitted)),
        { seed, numRuns: 25 },
      );
    },
    120_000,
  );
});

describe('the same facts in another order of arrival', () => {
  const facts: readonly Command[] = [
    { type: 'SubmitScreening', answers: {}, ...told('screening', 0) },
    { type: 'DecideScreening', decision: 'approved', reason: 'suitable', ...told('decision', 1) },
    signature('f', '1.0', 'consent', 2),
    signature('sublingual-home-treatment', '1.0', 'valid consent', 3),
    signature('sublingual-home-treatment', '0.9', 'outdated consent', 4),
    { type: 'ReportDose', session: 's-1' as SessionId, dose: null, ...told('dose-1', 5) },
    { type: 'ReportNoShow', session: 's-1' as SessionId, ...told('miss-1', 5) },
    { type: 'ReportDose', session: 's-2' as SessionId, dose: null, ...told('dose-2', 12) },
    {
      type: 'RecordMeasure',
      instrument: 'phq-9',
      items: [1, 1, 1, 1, 1, 1, 1, 1, 0],
      session: null,
      ...told('phq', 12),
    },
    { type: 'AnswerCheckIn', session: 's-1' as SessionId, wellbeing: 'unwell', note: null, ...told('check-in', 6) },
    { type: 'WithdrawConsent', reason: 'asked to', ...told('withdrawal', 13) },
    signature('f', '1.0', 'late consent', 14),
    { type: 'AbortSession', session: 's-3' as SessionId, reason: 'nausea', drugTaken: true, ...told('abort', 10) },
  ];

  it('leaves the course in the same clinical state', () => {
    const inOrder = stateAfter(facts);
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (shuffled) => {
        expect(stateAfter(shuffled)).toEqual(inOrder);
      }),
      { seed, numRuns: 15 },
    );
  });

  function told(id: string, day: number) {
    return { at: plusMinutes(monday, day * 1_440), fact: { source: 'ehr', id, version: 1 } };
  }

  function signature(form: string, version: string, id: string, day: number): Command {
    return { type: 'SignConsent', form, version, language: 'en', signer: 'p', method: 'paper', ...told(id, day) };
  }

  function stateAfter(commands: readonly Command[]) {
    const world = new CourseWorld(plusMinutes(monday, 20 * 1_440));
    world.open();
    for (const command of commands) world.send(command, clinician);
    const { clinical } = world.course;
    return { ...clinical, measures: clinical.measures.map((measured) => ({ ...measured, seq: 0 })) };
  }
});

describe('the fold', () => {
  it('gives a course for any log, in any order, and for none', () => {
    const world = lived(
      [
        { do: 'command', which: 3, pick: 1 },
        { do: 'wait', hours: 200 },
      ],
      () => undefined,
      true,
    );
    fc.assert(
      fc.property(fc.shuffledSubarray<LogEntry>([...world.log]), (log) => {
        expect(() => courseOf(world.identity, log)).not.toThrow();
      }),
      { seed, numRuns: 100 },
    );
  });

  it('reads a log that has been through JSON as the same course', () => {
    const world = lived(
      [
        { do: 'command', which: 3, pick: 1 },
        { do: 'wait', hours: 300 },
      ],
      () => undefined,
      true,
    );
    const again = JSON.parse(JSON.stringify(world.log)) as LogEntry[];
    expect(courseOf(world.identity, again)).toEqual(courseOf(world.identity, world.log));
  });
});
