import { toyAdvance, toyCommand, toyFact } from '../support/toy-domain';
import { at, DrivenRun, newCourse } from './driven-run';

const book = { type: 'BookSession', startsAt: at('18:00:00'), reason: null, override: false, replaces: null } as const;
const booking = { type: 'command', delivery: toyCommand('b1', book) } as const;
const hold = { type: 'CloseCourse', outcome: 'completed', reason: 'done' } as const;

describe('a letter that is sent twice', () => {
  it('is decided once while it lies in the mailbox', () => {
    const course = new DrivenRun();
    course.receives(booking, booking);
    expect(course.all('advance')).toHaveLength(1);
  });

  it('is decided once while its caller waits for a later reply', () => {
    const course = new DrivenRun();
    course.receives(booking);
    course.receives(booking);
    expect(course.all('advance')).toHaveLength(1);
  });

  it('is the opening letter when the opening command comes as an update as well', () => {
    const opening = toyCommand('open', { type: 'ReportDeath' });
    const course = new DrivenRun({ ...newCourse, opening });
    course.receives({ type: 'command', delivery: opening });
    expect(course.all('advance').map(({ input }) => input.delivery)).toEqual([opening]);
    expect(course.answers).toEqual([
      { key: 'command open d', content: { type: 'reply', reply: { type: 'accepted', seqs: [1] } } },
    ]);
  });

  it('is decided once as a fact, in the mailbox and parked', () => {
    const fact = { type: 'fact', delivery: toyFact('f1', { type: 'ReportDeath' }) } as const;
    const course = new DrivenRun(newCourse, () => 'fails');
    course.receives(fact, fact);
    course.receives(fact);
    expect(course.all('advance')).toHaveLength(1);
  });
});

describe('a reply', () => {
  it('of a later step answers whoever waits for it', () => {
    const course = new DrivenRun();
    course.receives(booking);
    expect(course.answers).toEqual([]);
    course.receives({ type: 'effectSettled', key: course.run.effects.inFlight[0]!, outcome: { type: 'held' } });
    expect(course.answers).toEqual([
      { key: 'command b1 d', content: { type: 'reply', reply: { type: 'accepted', seqs: [1, 2] } } },
    ]);
  });

  it('to the same command id with another body leaves the first caller waiting', () => {
    const course = new DrivenRun();
    course.receives(booking, { type: 'command', delivery: toyCommand('b1', book, 'another') });
    const refused = { type: 'refused', refusal: { type: 'IdempotencyKeyReused' } } as const;
    expect(course.answers).toEqual([{ key: 'command b1 another', content: { type: 'reply', reply: refused } }]);
    expect(course.run.awaited.map(({ key }) => key)).toEqual(['command b1 d']);
  });

  it('that the rules forget is a fault after 30 seconds', () => {
    const course = new DrivenRun(newCourse, (input) => ({ ...toyAdvance(input), replies: [] }));
    course.receives({ type: 'command', delivery: toyCommand('c1', hold) });
    course.reaches(at('14:00:29'));
    expect(course.answers).toEqual([]);
    course.reaches(at('14:00:30'));
    expect(course.answers).toEqual([
      { key: 'command c1 d', content: { type: 'fault', because: 'no reply was decided in time' } },
    ]);
  });
});

describe('an effect', () => {
  it('is started when its step is decided, and its outcome comes back as a letter', () => {
    const course = new DrivenRun();
    course.receives(booking);
    expect(course.all('startEffects').flatMap(({ effects }) => effects.map(({ key }) => key))).toEqual(['c0:1:1']);
    course.receives({ type: 'effectSettled', key: course.run.effects.inFlight[0]!, outcome: { type: 'held' } });
    expect(course.all('advance')[1]!.input.delivery).toEqual({
      letter: { type: 'EffectSettled', key: 'c0:1:1', outcome: { type: 'held' } },
      cause: { kind: 'effect', id: 'c0:1:1' },
      actor: { kind: 'engine', id: 'engine', role: null },
    });
    expect(course.run.effects).toEqual({ waiting: [], inFlight: [] });
  });

  it('is not started again while it is under way', () => {
    const again = (input: Parameters<typeof toyAdvance>[0]) =>
      toyAdvance({ ...input, log: [], delivery: booking.delivery });
    const course = new DrivenRun(newCourse, (input) => ({ ...again(input), events: [] }));
    course.receives(booking);
    course.receives({ type: 'fact', delivery: toyFact('f1', hold) });
    expect(course.all('startEffects')).toHaveLength(1);
  });
});
