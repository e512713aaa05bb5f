import { toyCommand } from '../support/toy-domain';
import { toyAdvance } from '../support/toy-domain';
import type { Arrival } from '../../workflows/shell/outcome';
import { DrivenRun, newCourse } from './driven-run';

function burst(entries: number, id = 'burst'): Arrival {
  return { type: 'command', delivery: toyCommand(id, { type: 'RaiseFlag', reason: String(entries) }) };
}

function batches(course: DrivenRun): (readonly number[])[] {
  return course.all('record').map(({ input }) => [input.entries[0]!.seq, input.entries.at(-1)!.seq]);
}

describe('the lane into the permanent record', () => {
  it('takes every unrecorded entry at once, after the letters at hand', () => {
    const course = new DrivenRun();
    course.receives(burst(2, 'one'), burst(3, 'two'));
    expect(batches(course)).toEqual([[1, 5]]);
    expect(course.all('record')[0]!.input).toMatchObject({
      card: { phase: 'screening' },
      wakeAt: null,
      ended: false,
      stamps: { protocolDigest: '', surroundingsDigest: '', engineBuild: '' },
    });
  });

  it('has one batch in flight, and the next goes on where it ended', () => {
    const course = new DrivenRun();
    course.receives(burst(2, 'one'));
    course.receives(burst(3, 'two'));
    expect(batches(course)).toEqual([[1, 2]]);
    course.receives({ type: 'recorded', throughSeq: 2 });
    expect(batches(course)).toEqual([
      [1, 2],
      [3, 5],
    ]);
    expect(course.all('record')[1]!.input.stamps.engineBuild).toBe('toy');
  });

  it('takes 500 entries at most, and starts with a full batch though letters wait', () => {
    const course = new DrivenRun();
    course.receives(burst(600, 'one'), burst(1, 'two'));
    expect(course.did.map(({ type }) => type).slice(0, 4)).toEqual(['advance', 'answer', 'record', 'advance']);
    course.receives({ type: 'recorded', throughSeq: 500 });
    expect(batches(course)).toEqual([
      [1, 500],
      [501, 601],
    ]);
  });

  it('takes a large entry in a small batch', () => {
    const large = 'x'.repeat(300_000);
    const course = new DrivenRun(newCourse, (input) => {
      const step = toyAdvance(input);
      return { ...step, events: step.events.map((entry) => ({ ...entry, actor: { ...entry.actor, via: large } })) };
    });
    course.receives(burst(3));
    expect(batches(course)).toEqual([[1, 1]]);
  });

  it('tells the operators when the record will not take a batch, and stays the only one', () => {
    const course = new DrivenRun();
    course.receives(burst(1, 'one'));
    course.receives({ type: 'notRecorded', throughSeq: 1 });
    course.receives(burst(1, 'two'));
    expect(course.all('raiseAlarms').flatMap(({ alarms }) => alarms.map(({ key }) => key))).toEqual(['c0:record:1']);
    expect(batches(course)).toEqual([[1, 1]]);
  });

  it('says that the course has ended only with the last entry', () => {
    const course = new DrivenRun();
    const close = { type: 'CloseCourse', outcome: 'completed', reason: 'done' } as const;
    course.receives(burst(600), { type: 'command', delivery: toyCommand('close', close) });
    expect(course.receives({ type: 'recorded', throughSeq: 500 }).type).toBe('wait');
    expect(course.all('record').map(({ input }) => input.ended)).toEqual([false, true]);
    expect(course.receives({ type: 'recorded', throughSeq: 601 }).type).toBe('finish');
  });
});
