import { toyCommand, toyFact } from '../support/toy-domain';
import type { Arrival } from '../../workflows/shell/outcome';
import { at, DrivenRun } from './driven-run';

function ringAfter(minutes: string, id = minutes): Arrival {
  return { type: 'command', delivery: toyCommand(id, { type: 'PauseCourse', reason: minutes }) };
}

function fact(id: string): Arrival {
  return { type: 'fact', delivery: toyFact(id, { type: 'ReportDeath' }) };
}

describe('the one timer of a course', () => {
  it('is armed for the next wake, and anew only for an earlier one', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('30'));
    course.receives(ringAfter('60'));
    course.receives(fact('f1'));
    course.receives(ringAfter('10'));
    expect(course.all('arm').map((next) => next.at)).toEqual([at('14:30:00'), at('14:10:00')]);
  });

  it('only looks again when it rings early', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('30'));
    course.receives({ type: 'rang', at: at('14:30:00') });
    expect(course.all('advance')).toHaveLength(1);
    expect(course.all('arm').map((next) => next.at)).toEqual([at('14:30:00'), at('14:30:00')]);
  });

  it('wakes the course at its instant, which the letter names', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('30'));
    course.reaches(at('14:30:00'));
    expect(course.all('advance')[1]!.input).toMatchObject({
      delivery: { letter: { type: 'Wake' }, cause: { kind: 'wake', id: '2031-03-03T14:30:00.000Z' } },
      now: '2031-03-03T14:30:00.000Z',
    });
  });
});

describe('a due wake', () => {
  it('lets the letters at hand go first', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('30'));
    course.run = { ...course.run, now: at('14:30:00') };
    course.receives(fact('f1'), fact('f2'));
    expect(course.all('advance').map(({ input }) => input.delivery.letter.type)).toEqual([
      'PauseCourse',
      'ReportDeath',
      'ReportDeath',
      'Wake',
    ]);
  });

  it('waits for no more than twenty of them', () => {
    const course = new DrivenRun();
    course.receives(ringAfter('30'));
    course.run = { ...course.run, now: at('14:30:00') };
    course.receives(...Array.from({ length: 50 }, (_, index) => fact(`f${index}`)));
    expect(course.all('advance').findIndex(({ input }) => input.delivery.letter.type === 'Wake')).toBe(21);
  });
});
