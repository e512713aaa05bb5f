import { watchCourse } from '../../client/watch-course';
import type { Actor } from '../../domain/course/actor';
import type { LogEntry } from '../../domain/course/log';
import type { ActorId, CourseId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';

const courseId = 'course1' as CourseId;
const nora: Actor = { kind: 'person', id: 'nora' as ActorId, role: 'coordinator' };
const at = instant('2031-03-03T14:00:00Z');

function entry(seq: number): LogEntry {
  const event = { type: 'FlagRaised', reason: `flag ${seq}` } as const;
  return { seq, event, effectiveAt: at, recordedAt: at, actor: nora, cause: { kind: 'command', id: `c${seq}` } };
}

/** A record that grows by what each look finds there. */
function growing(...looks: readonly (readonly number[])[]) {
  const log: LogEntry[] = [];
  const asked: number[] = [];
  return {
    asked,
    courses: {
      carried: async () => null,
      find: async () => null,
      entries: async (_courseId: CourseId, fromSeq: number, limit: number) => {
        log.push(...(looks[asked.length] ?? []).map(entry));
        asked.push(fromSeq);
        return log.filter(({ seq }) => seq >= fromSeq).slice(0, limit);
      },
    },
  };
}

describe('watching a course', () => {
  it('gives every entry once and in order, from the one asked for on', async () => {
    const { courses, asked } = growing([1, 2, 3], [], [4]);
    const seen: number[] = [];
    for await (const { seq } of watchCourse(courses, courseId, { fromSeq: 2 })) {
      seen.push(seq);
      if (seq === 4) break;
    }
    expect(seen).toEqual([2, 3, 4]);
    expect(asked).toEqual([2, 4, 4]);
  });

  it('ends when it is told to, in the middle of a pause too', async () => {
    const { courses } = growing([1]);
    const ending = new AbortController();
    const seen: number[] = [];
    for await (const { seq } of watchCourse(courses, courseId, { fromSeq: 1, signal: ending.signal })) {
      seen.push(seq);
      setImmediate(() => ending.abort());
    }
    expect(seen).toEqual([1]);
  });
});
