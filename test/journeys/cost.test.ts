import type { History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Log } from '../../domain/course/log';
import { costOfCourse, totalOf } from '../../scripts/cost/cost-of-course';
import type { CourseStage } from '../../scripts/stage/course-stage';
import { isClosed } from '../../scripts/stage/milestones';
import { openCourse } from '../../scripts/stage/open-course';
import { playCourse } from '../../scripts/stage/play-course';
import { startTestStage } from '../support/test-stage';

Runtime.install({ logger: new DefaultLogger('ERROR') });

let stage: CourseStage;
let stopWorker: () => Promise<void>;
let log: Log;
let history: History;

beforeAll(async () => {
  stage = await startTestStage();
  stopWorker = await stage.startWorker();
  const courseId = await openCourse(stage, 'counted');
  ({ log } = await playCourse(stage, courseId, isClosed));
  history = (await stage.histories(courseId))[0]!;
}, 90_000);

afterAll(async () => {
  await stopWorker();
  await stage.stop();
});

const told = (...types: readonly string[]) => log.filter(({ event }) => types.includes(event.type)).length;
const events = () => history.events ?? [];

function scheduled(activity: string): readonly string[] {
  return events().flatMap(({ eventId, activityTaskScheduledEventAttributes: attributes }) =>
    attributes?.activityType?.name === activity ? [String(eventId)] : [],
  );
}

/** How many things are open at once at most, given what opens and what ends one. */
function mostAtOnce(opens: (event: HistoryEvent) => boolean, ends: (event: HistoryEvent) => boolean): number {
  let open = 0;
  let most = 0;
  for (const event of events()) {
    // The commands of one workflow task take effect together, in whatever order they are written.
    if (event.workflowTaskScheduledEventAttributes) most = Math.max(most, open);
    if (opens(event)) open += 1;
    if (ends(event)) open -= 1;
  }
  return most;
}

type HistoryEvent = NonNullable<History['events']>[number];

describe('a whole course of six sessions in which everybody does what they owe', () => {
  it('has one timer armed at a time', () => {
    const most = mostAtOnce(
      ({ timerStartedEventAttributes }) => Boolean(timerStartedEventAttributes),
      ({ timerFiredEventAttributes, timerCanceledEventAttributes }) =>
        Boolean(timerFiredEventAttributes ?? timerCanceledEventAttributes),
    );
    expect(most).toBe(1);
  });

  it('lets go of a timer only for an earlier one', () => {
    const rings = new Map<string, { readonly atMs: number; readonly task: string }>();
    for (const { eventTime, timerStartedEventAttributes: timer } of events()) {
      if (!timer) continue;
      const atMs = (Number(eventTime?.seconds) + Number(timer.startToFireTimeout?.seconds)) * 1000;
      rings.set(String(timer.timerId), { atMs, task: String(timer.workflowTaskCompletedEventId) });
    }
    for (const { timerCanceledEventAttributes: cancelled } of events()) {
      if (!cancelled) continue;
      const former = rings.get(String(cancelled.timerId))!;
      const instead = [...rings.values()].find(({ task }) => task === String(cancelled.workflowTaskCompletedEventId));
      expect(instead?.atMs).toBeLessThan(former.atMs);
    }
  });

  it('runs an effect only for what leaves the building', () => {
    expect(scheduled('reserveSpacing')).toHaveLength(told('SessionRequested'));
    const messages = log.flatMap(({ event }) => (event.type === 'ReminderRequested' ? [event.effect] : []));
    expect(scheduled('remind')).toHaveLength(new Set(messages).size);
    expect(messages.length).toBeGreaterThan(new Set(messages).size);
    expect(scheduled('escalate')).toHaveLength(told('EscalationRaised'));
    expect(scheduled('alarm')).toEqual([]);
  });

  it('has one batch on its way into the record at a time, and never more batches than decisions', () => {
    const batches = new Set(scheduled('record'));
    const most = mostAtOnce(
      ({ eventId }) => batches.has(String(eventId)),
      ({ activityTaskCompletedEventAttributes: completed }) => batches.has(String(completed?.scheduledEventId)),
    );
    expect(most).toBe(1);
    const decisions = events().filter(({ markerRecordedEventAttributes }) => markerRecordedEventAttributes).length;
    expect(batches.size).toBeLessThanOrEqual(decisions);
  });

  it('writes search attributes only when a phase, a status or the open escalations change', () => {
    const upserts = events().filter((event) => event.upsertWorkflowSearchAttributesEventAttributes).length;
    expect(upserts).toBeLessThanOrEqual(told('PhaseEntered', 'HoldPlaced', 'HoldLifted', 'EscalationRaised'));
  });

  it('stays within the figures that docs/cost.md promises', () => {
    const { whole } = costOfCourse([history], log);
    // Half of what makes Temporal suggest a new run: a course that goes well is one history, start to end.
    expect(whole.events).toBeLessThan(2_048);
    expect(whole.bytes).toBeLessThan(512 * 1024);
    // Between three and four for each decision: what arrives or rings, the decision, its record.
    expect(totalOf(whole)).toBeLessThan(500);
  });
});
