import type { LogEntry } from '../../../domain/course/log';
import { protocolSchema } from '../../../domain/protocol/schema';
import { currentProtocol } from '../../../domain/protocol/stored/upcast';
import { protocolSchema1, type Protocol1 } from '../../../domain/protocol/stored/schema-1';
import { DecidedForward } from '../../support/decided-forward';
import { goldenCourses, logAfter, type GoldenCourse } from '../../support/golden-histories';

/** A course that was recorded while protocols were of schema 1, and the protocol that it pinned. */
async function recorded(): Promise<{ readonly course: GoldenCourse; readonly pinned: Protocol1 }> {
  const [course] = (await goldenCourses()).filter(({ name }) => name === 'open');
  const opening = course && logAfter(course, 1).find(({ event }) => event.type === 'CourseOpened');
  if (!course || opening?.event.type !== 'CourseOpened') throw new Error('The recording opens no course');
  return { course, pinned: protocolSchema1.parse(opening.event.protocol) };
}

describe('a protocol that was pinned under schema 1', () => {
  it('is whole under schema 2, and nothing of it is lost', async () => {
    const { pinned } = await recorded();
    const { instruments, ...current } = currentProtocol(pinned);
    expect(protocolSchema.parse({ ...current, instruments })).toEqual({ ...current, instruments });
    const [measure] = pinned.measures;
    expect(current).toEqual({
      ...pinned,
      schema: 2,
      measures: [
        {
          instrument: 'phq-9',
          due: [{ at: 'beforeSession', lead: measure?.dueBeforeSession }],
          gates: true,
          validFor: measure?.validFor,
          source: measure?.source,
        },
      ],
    });
    expect(instruments['phq-9']).toMatchObject({ items: 9, triggers: measure?.triggers, scoring: { method: 'sum' } });
  });

  it('is the same object each time, so that a course can be folded again and again', async () => {
    const { pinned } = await recorded();
    expect(currentProtocol(pinned)).toBe(currentProtocol(pinned));
    expect(currentProtocol(currentProtocol(pinned))).toBe(currentProtocol(pinned));
  });

  it('is decided as if it had been pinned under schema 2', async () => {
    const { course } = await recorded();
    const past = logAfter(course, course.steps.length);
    const told = (log: readonly LogEntry[]) => {
      const forward = new DecidedForward(course.carried[0]!.identity, log, []).toItsEnd();
      return forward.log.slice(log.length);
    };
    const raised = past.map((entry): LogEntry => {
      const { event } = entry;
      if (event.type !== 'CourseOpened') return entry;
      return { ...entry, event: { ...event, protocol: currentProtocol(event.protocol) } };
    });
    expect(told(past)).toEqual(told(raised));
  });
});
