import type { AdvanceInput } from '../../activities/contract';
import type { Step } from '../../domain/course/step';
import { toyAdvance, toyCommand, toyFact } from '../support/toy-domain';
import { at, DrivenRun, newCourse } from './driven-run';

const measure = { type: 'RecordMeasure', instrument: 'phq-9', items: [3], session: null } as const;
const lookAgain = {
  type: 'fact',
  delivery: toyFact('new-build', { type: 'LookAgain', because: 'engineBuild' }),
} as const;
const ringAfter = (minutes: string) =>
  ({ type: 'command', delivery: toyCommand('p1', { type: 'PauseCourse', reason: minutes }) }) as const;

const failsOnWakes = (input: AdvanceInput): Step | 'fails' =>
  input.delivery.letter.type === 'Wake' ? 'fails' : toyAdvance(input);

describe('a command that cannot be decided', () => {
  it('is answered with a fault and decided afresh when it is sent again', () => {
    const course = new DrivenRun(newCourse, () => 'fails');
    const command = { type: 'command', delivery: toyCommand('c1', { type: 'ReportDeath' }) } as const;
    course.receives(ringAfter('5'), command);
    course.advance = toyAdvance;
    course.receives(command);
    expect(course.answers).toEqual([
      { key: 'command p1 d', content: { type: 'fault', because: 'a rule broke' } },
      { key: 'command c1 d', content: { type: 'fault', because: 'a rule broke' } },
      { key: 'command c1 d', content: { type: 'reply', reply: { type: 'accepted', seqs: [1] } } },
    ]);
    expect(course.run.parked).toEqual([]);
  });

  it('rings the rule-free alarm when the contract marks it as safety, once under its own key', () => {
    const course = new DrivenRun(newCourse, () => 'fails');
    course.receives({ type: 'command', delivery: toyCommand('m1', measure) });
    course.receives({ type: 'command', delivery: toyCommand('m1', measure) });
    expect(course.all('raiseAlarms').map(({ alarms }) => alarms)).toEqual([
      [
        {
          identity: newCourse.identity,
          kind: 'safetyLetterFailed',
          because: 'RecordMeasure could not be decided',
          key: 'c0:safety:m1',
        },
      ],
    ]);
  });

  it('ends a course that it should have opened, so that it can be opened afresh', () => {
    const opening = toyCommand('open', { type: 'ResumeCourse', reason: '' });
    expect(new DrivenRun({ ...newCourse, opening }, () => 'fails').goesOn()).toEqual({ type: 'finish' });
  });
});

describe('a fact that cannot be decided', () => {
  const fact = { type: 'fact', delivery: toyFact('m1', measure) } as const;

  it('is parked, rings if it is of safety, and is decided when the course looks again', () => {
    const course = new DrivenRun(newCourse, () => 'fails');
    course.receives(fact);
    expect(course.run.parked).toEqual([fact.delivery]);
    expect(course.all('raiseAlarms').flatMap(({ alarms }) => alarms.map(({ key }) => key))).toEqual(['c0:safety:m1']);
    course.advance = toyAdvance;
    course.receives(lookAgain);
    expect(course.run.parked).toEqual([]);
    expect(course.run.log.map(({ cause }) => cause.id)).toEqual(['m1']);
  });

  it('keeps a closed course open', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('60'));
    course.advance = () => 'fails';
    course.receives(fact);
    course.advance = toyAdvance;
    const close = { type: 'CloseCourse', outcome: 'completed', reason: 'done' } as const;
    course.receives({ type: 'fact', delivery: toyFact('close', close) });
    course.receives({ type: 'recorded', throughSeq: 1 });
    expect(course.receives({ type: 'recorded', throughSeq: 2 }).type).toBe('wait');
    course.receives({ type: 'alarmHeard', key: 'c0:safety:m1' }, lookAgain);
    expect(course.receives({ type: 'recorded', throughSeq: 3 }).type).toBe('finish');
  });
});

describe('a wake that cannot be decided', () => {
  it('is rung again after 10 s, doubling to an hour, while letters are served', () => {
    const course = new DrivenRun(newCourse, failsOnWakes);
    course.receives(ringAfter('1'));
    course.reaches(at('14:01:00'));
    course.receives({ type: 'command', delivery: toyCommand('c1', { type: 'ReportDeath' }) });
    expect(course.run.log).toHaveLength(2);
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const ringsAt = course.run.clock.armedFor!;
      waits.push((Date.parse(ringsAt) - Date.parse(course.run.now)) / 1000);
      course.reaches(ringsAt);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]);
    expect(course.run.failedDecisions).toBe(13);
  });

  it('tells the operators after three tries, once', () => {
    const course = new DrivenRun(newCourse, failsOnWakes);
    course.receives(ringAfter('1'));
    course.reaches(at('14:01:00'));
    course.reaches(at('14:01:10'));
    expect(course.all('raiseAlarms')).toEqual([]);
    course.reaches(at('14:01:30'));
    course.reaches(at('14:10:00'));
    expect(course.all('raiseAlarms').flatMap(({ alarms }) => alarms.map(({ kind, key }) => [kind, key]))).toEqual([
      ['engine', 'c0:wake:2031-03-03T14:01:00.000Z'],
    ]);
  });

  it('does not hold up what a later letter asks for', () => {
    const course = new DrivenRun(newCourse, failsOnWakes);
    course.receives(ringAfter('1'));
    for (const time of ['14:01:00', '14:01:10', '14:01:30', '14:02:10']) course.reaches(at(time));
    course.advance = (input) => ({ ...toyAdvance(input), wakeAt: at('14:02:20') });
    course.receives({ type: 'fact', delivery: toyFact('f1', { type: 'ReportDeath' }) });
    expect(course.run.clock.armedFor).toBe(at('14:02:20'));
  });

  it('brings back parked letters once it succeeds', () => {
    const course = new DrivenRun(newCourse, failsOnWakes);
    course.receives(ringAfter('1'));
    course.advance = () => 'fails';
    course.receives({ type: 'fact', delivery: toyFact('f1', { type: 'ReportDeath' }) });
    course.reaches(at('14:01:00'));
    course.advance = toyAdvance;
    course.reaches(at('14:01:10'));
    expect(course.run.parked).toEqual([]);
    expect(course.run.log.map(({ cause }) => cause.id)).toEqual(['p1', at('14:01:10'), 'f1']);
  });
});

describe('a step that cannot be taken', () => {
  const stuck = (input: AdvanceInput): Step => ({ ...toyAdvance(input), wakeAt: input.now });

  it('leaves something due after a wake: what it decided stands, and the wake is rung again later', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('1'));
    course.advance = stuck;
    course.reaches(at('14:01:00'));
    expect(course.run.log).toHaveLength(2);
    expect(course.run.failedDecisions).toBe(1);
    expect(course.run.clock.armedFor).toBe(at('14:01:10'));
  });

  it.each<[string, (step: Step) => Step, string]>([
    ['a version of a later release', (step) => ({ ...step, v: 2 }) as unknown as Step, 'the step has version 2'],
    [
      'an entry out of order',
      (step) => ({ ...step, events: step.events.map((entry) => ({ ...entry, seq: 7 })) }),
      'entry 1 is numbered otherwise',
    ],
    [
      'a wake at no instant',
      (step) => ({ ...step, wakeAt: 'soon' }) as unknown as Step,
      'the step wakes at no instant',
    ],
  ])('has %s, and is a failed decision', (_title, spoil, because) => {
    const course = new DrivenRun(newCourse, (input) => spoil(toyAdvance(input)));
    course.receives(ringAfter('1'));
    expect(course.answers).toEqual([{ key: 'command p1 d', content: { type: 'fault', because } }]);
    expect(course.run.log).toEqual([]);
  });
});
