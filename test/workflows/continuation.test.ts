import { toyCommand } from '../support/toy-domain';
import type { Arrival } from '../../workflows/shell/outcome';
import { plan } from '../../workflows/shell/plan';
import { settle } from '../../workflows/shell/settle';
import { at, DrivenRun, newCourse, start } from './driven-run';

const book = { type: 'BookSession', startsAt: at('18:00:00'), reason: null, override: false, replaces: null } as const;
const booking: Arrival = { type: 'command', delivery: toyCommand('b1', book) };
const ring: Arrival = { type: 'command', delivery: toyCommand('p1', { type: 'PauseCourse', reason: '30' }) };

describe('continue-as-new', () => {
  it('waits for the reply and the effect that are under way, not for the record', () => {
    const course = new DrivenRun({ ...newCourse, continueAfterEntries: 1 });
    expect(course.receives(booking).type).toBe('wait');
    const next = course.receives({
      type: 'effectSettled',
      key: course.run.effects.inFlight[0]!,
      outcome: { type: 'held' },
    });
    expect(next).toEqual({
      type: 'continueAsNew',
      upgrade: false,
      carried: {
        v: 1,
        identity: newCourse.identity,
        log: course.run.log,
        recordedThrough: 0,
        parked: [],
        opening: null,
        lookAgain: false,
        last: { card: course.run.last!.card, wakeAt: null, ended: false },
        continueAfterEntries: 1,
      },
    });
    expect(course.run.lane.inFlightThrough).toBe(1);
  });

  it('comes only after every handler has finished with nothing new in the inbox', () => {
    const course = new DrivenRun({ ...newCourse, continueAfterEntries: 1 });
    course.receives(ring);
    expect(course.did.at(-1)).toEqual({ type: 'drain' });
    const arrivedMeanwhile = settle(
      { ...course.run, drained: false },
      {
        at: start,
        done: { type: 'drained' },
        arrivals: [booking],
        continueAsNew: 'no',
      },
    );
    expect(plan(arrivedMeanwhile).type).toBe('advance');
  });

  it('takes the next wake along, so that the new run arms it without a decision', () => {
    const course = new DrivenRun({ ...newCourse, continueAfterEntries: 1 });
    const next = course.receives(ring);
    const continued = new DrivenRun(next.type === 'continueAsNew' ? next.carried : newCourse);
    continued.goesOn();
    expect(continued.did.map(({ type }) => type)).toEqual(['show', 'record', 'arm']);
    expect(continued.run.clock.armedFor).toBe(at('14:30:00'));
  });

  it('for a newer build looks again at once', () => {
    const course = new DrivenRun();
    course.suggestion = 'newBuild';
    expect(course.receives(ring)).toMatchObject({ type: 'continueAsNew', upgrade: true, carried: { lookAgain: true } });
  });
});

describe('a run that begins', () => {
  it('rings the alarms that nobody had heard before', () => {
    const unheard = { identity: newCourse.identity, kind: 'engine', because: 'something', key: 'k1' } as const;
    const course = new DrivenRun({ ...newCourse, alarms: [unheard] });
    expect(course.goesOn().type).toBe('wait');
    expect(course.all('raiseAlarms')).toEqual([{ type: 'raiseAlarms', alarms: [unheard] }]);
    expect(course.receives({ type: 'alarmHeard', key: 'k1' }).type).toBe('finish');
  });

  it('looks again when it has a log and does not know what is due', () => {
    const first = new DrivenRun();
    first.receives(ring);
    const course = new DrivenRun({ ...newCourse, log: first.run.log, recordedThrough: 1 });
    course.goesOn();
    expect(course.all('advance').map(({ input }) => input.delivery.letter)).toEqual([
      { type: 'LookAgain', because: 'engineBuild' },
    ]);
    expect(course.run.clock.armedFor).toBe(at('14:30:00'));
    expect(course.all('record')).toEqual([]);
  });
});

describe('a log that grows too large to carry', () => {
  it('tells the operators once for every megabyte that it takes compressed', () => {
    const course = new DrivenRun();
    for (const id of ['one', 'two', 'three', 'four']) {
      course.receives({ type: 'command', delivery: toyCommand(id, { type: 'RaiseFlag', reason: '10000' }) });
    }
    const alarms = course.all('raiseAlarms').flatMap((next) => next.alarms);
    expect(alarms.map(({ kind, key }) => [kind, key])).toEqual([
      ['engine', 'c0:size:1'],
      ['engine', 'c0:size:2'],
    ]);
  });
});
