import { DefaultLogger, Runtime } from '@temporalio/worker';
import { decide, type Decision } from '../../domain/course/decide';
import type { Log, LogEntry } from '../../domain/course/log';
import type { SessionId } from '../../domain/ids';
import type { CourseStage } from '../../scripts/stage/course-stage';
import { hasDoses, isOwed } from '../../scripts/stage/milestones';
import { openCourse } from '../../scripts/stage/open-course';
import { playCourse } from '../../scripts/stage/play-course';
import { replayOnStage, startTestStage } from '../support/test-stage';

Runtime.install({ logger: new DefaultLogger('ERROR') });

let stage: CourseStage;

beforeAll(async () => {
  stage = await startTestStage();
}, 90_000);

afterAll(() => stage.stop());

/** Another release: patients may be an hour late, and are reminded of a session once, two days ahead. */
function otherRules(decision: Decision) {
  const { clinic } = decision.surroundings;
  if (!clinic.known) throw new Error('The clinic is known here');
  const surroundings = {
    ...decision.surroundings,
    clinic: { ...clinic, value: { ...clinic.value, lateLimitMinutes: 60 } },
  };
  return decide({ ...decision, surroundings, log: decision.log.map(withOtherPlan) });
}

function withOtherPlan(entry: LogEntry): LogEntry {
  if (entry.event.type !== 'CourseOpened') return entry;
  const { protocol } = entry.event;
  const attendSession = { ...protocol.obligations['attendSession']!, remindBefore: [{ days: 2 }] };
  const obligations = { ...protocol.obligations, attendSession };
  return { ...entry, event: { ...entry.event, protocol: { ...protocol, obligations } } };
}

/** For each session booked, in hours from its start: when it counts as missed, which reminders were planned, which were sent. */
function attendances(log: Log) {
  return log.flatMap(({ event: opened }) => {
    if (opened.type !== 'ObligationOpened' || opened.kind !== 'attendSession') return [];
    const startsAt = startOf(opened.session, log);
    const hours = (at: string) => (Date.parse(at) - Date.parse(startsAt)) / 3_600_000;
    const sent = log.flatMap(({ event }) =>
      event.type === 'ReminderSent' && event.obligation === opened.obligation ? [hours(event.plannedAt)] : [],
    );
    return [{ due: hours(opened.dueAt), planned: opened.reminders.map(({ at }) => hours(at)), sent }];
  });
}

function startOf(session: SessionId | null, log: Log): string {
  const booking = log.find(({ event }) => event.type === 'SessionRequested' && event.session === session)?.event;
  if (booking?.type !== 'SessionRequested') throw new Error(`Session ${session ?? 'of nobody'} was never booked`);
  return booking.startsAt;
}

describe('a live course that is taken over by a worker with other rules', () => {
  let before: Log;
  let after: Log;

  it('goes on from where it stood, and what was told stands', async () => {
    const stopOld = await stage.startWorker({ engineBuild: 'old', cachedCourses: 0 });
    const courseId = await openCourse(stage, 'taken-over', {
      past: (facts) => facts.screened(20).approved(19).consented(18).supplied(14).dosed(1, 7),
    });
    before = (await playCourse(stage, courseId, isOwed('attendSession'))).log;
    await stopOld();

    const stopNew = await stage.startWorker({ engineBuild: 'new', decide: otherRules });
    await playCourse(stage, courseId, hasDoses(2));
    after = (await playCourse(stage, courseId, isOwed('attendSession'))).log;
    const histories = await stage.histories(courseId);
    await stopNew();

    expect(after.slice(0, before.length)).toEqual(before);
    expect(histories).toHaveLength(1);
    await replayOnStage(histories[0]!);
  }, 90_000);

  it('still reminds by the old plan of the session that was booked under it, and by the new plan of the next', () => {
    expect(attendances(before)).toEqual([{ due: 0.25, planned: [-72, -24], sent: [] }]);
    expect(attendances(after)).toEqual([
      { due: 0.25, planned: [-72, -24], sent: [-72, -24] },
      { due: 1, planned: [-48], sent: [] },
    ]);
  });

  it('names in its log which build decided from where on', () => {
    const builds = after.flatMap(({ seq, engineBuild }) => (engineBuild === undefined ? [] : [[seq, engineBuild]]));
    expect(builds).toEqual([
      [1, 'old'],
      [before.length + 1, 'new'],
    ]);
  });
});
