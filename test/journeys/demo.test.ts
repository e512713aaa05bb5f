import type { History } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import type { CourseEvent } from '../../domain/course/events';
import type { LogEntry } from '../../domain/course/log';
import type { CourseId, FindingId } from '../../domain/ids';
import { instant, plusMinutes } from '../../domain/time/instant';
import { createLog } from '../../worker/logging';
import { person } from '../../worker/demo/people';
import { startStage, type Stage } from '../../worker/demo/stage';
import { settled } from '../../worker/demo/story-course';
import type { StoryLine } from '../../worker/demo/story-line';
import { tellStory } from '../../worker/demo/tell-story';
import { installSdkRuntime } from '../../worker/sdk-runtime';
import { temporalSettingsFrom } from '../../worker/temporal-server';
import { workflowIdOf } from '../../workflows/ids';
import { workflowBundle } from '../support/workflow-bundle';

let stage: Stage;
let courseId: CourseId;
const told: StoryLine[] = [];

/** Fourteen weeks and the start of all parts take 20 s on an idle machine. */
beforeAll(async () => {
  const log = createLog('error', process.stderr);
  await installSdkRuntime(log);
  const temporalServer = temporalSettingsFrom(process.env);
  stage = await startStage({ temporalServer, bundle: await workflowBundle(), log });
  courseId = await tellStory(stage, { chapter: () => undefined, line: (line) => void told.push(line) });
}, 180_000);

afterAll(() => stage.stop(), 30_000);

async function stored(fromSeq = 1): Promise<readonly LogEntry[]> {
  const log = (await stage.store.courses.carried(courseId))?.log ?? [];
  return log.slice(fromSeq - 1);
}

function linesOf(...types: readonly CourseEvent['type'][]): StoryLine[] {
  return told.filter(({ type }) => types.includes(type));
}

/** Where and when a line stands, and whom its texts went to. */
function seen({ type, day, time, sent }: StoryLine): string {
  return [day, time, type, ...sent.map(({ to }) => to)].join(' ');
}

async function replay(): Promise<void> {
  const history: History = await stage.client.workflow.getHandle(workflowIdOf(courseId)).fetchHistory();
  const { dataConverter } = stage;
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle(), dataConverter }, history);
}

describe('the story of one course', () => {
  it('tells every event of the store once, in its order', async () => {
    const events = (await stored()).map(({ seq, event: { type } }) => ({ seq, type }));
    expect(told.map(({ seq, type }) => ({ seq, type }))).toEqual(events);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('lasts fourteen weeks, from screening to the booster decision', () => {
    expect(linesOf('PhaseEntered').map(({ day, text }) => [day, text.split(' ')[1]])).toEqual([
      ['Mon 3 Mar 2031', 'screening'],
      ['Tue 4 Mar 2031', 'consent'],
      ['Tue 4 Mar 2031', 'treatment'],
      ['Mon 14 Apr 2031', 'integration'],
      ['Wed 14 May 2031', 'reassessment'],
      ['Mon 9 Jun 2031', 'closed'],
    ]);
    expect(linesOf('BoosterDecided', 'CourseClosed').map(seen)).toEqual([
      'Mon 9 Jun 2031 10:00 BoosterDecided',
      'Mon 9 Jun 2031 10:00 CourseClosed',
    ]);
    expect(linesOf('BoosterDecided')[0]?.who).toBe('robin-okafor');
  });

  it('holds six sessions, one a week', () => {
    expect(linesOf('SessionDosed').map(({ day, time }) => `${day} ${time}`)).toEqual([
      'Mon 10 Mar 2031 10:05',
      'Mon 17 Mar 2031 10:05',
      'Mon 24 Mar 2031 10:05',
      'Mon 31 Mar 2031 10:05',
      'Mon 7 Apr 2031 10:05',
      'Mon 14 Apr 2031 10:05',
    ]);
  });

  it('refuses a session two days after the first, naming the earliest time allowed: 72 hours after its dose', async () => {
    const [refused] = linesOf('CommandRefused');
    expect(refused).toMatchObject({ day: 'Mon 10 Mar 2031', time: '11:10', tone: 'refused' });
    expect(refused?.text).toContain('Thu 13 Mar 2031 10:05');
    const log = await stored();
    const dose = log.find(({ event }) => event.type === 'SessionDosed');
    const refusals = log.flatMap(({ event }) => (event.type === 'CommandRefused' ? [event.refusal] : []));
    expect(refusals).toMatchObject([{ type: 'TooEarly', evaluation: { code: 'tooEarly' } }]);
    expect(refusals).toHaveLength(1);
    const [refusal] = refusals;
    const earliest = refusal?.type === 'TooEarly' ? refusal.evaluation.earliest : null;
    // To the second, as all elapsed time between sessions is (R1).
    const dosedAt = `${dose?.effectiveAt.slice(0, 19)}Z`;
    expect(earliest).toBe(plusMinutes(instant(dosedAt), 72 * 60));
  });

  it('lets a missed check-in climb to the coordinator after a day and to the clinician after two', () => {
    expect(linesOf('EscalationNotified').slice(0, 2).map(seen)).toEqual([
      'Wed 26 Mar 2031 09:00 EscalationNotified casey.rivera@example.org',
      'Thu 27 Mar 2031 09:00 EscalationNotified robin.okafor@example.org',
    ]);
    expect(linesOf('CheckInAnswered')[2]).toMatchObject({ day: 'Thu 27 Mar 2031', who: 'robin-okafor' });
  });

  it('pages the clinician on call at once when item 9 is not zero, and writes the crisis text', () => {
    const saturday = told.filter(({ day, time }) => day === 'Sat 5 Apr 2031' && time >= '19:00');
    const chain: readonly CourseEvent['type'][] = [
      'MeasureRecorded',
      'FindingRaised',
      'HoldPlaced',
      'EscalationNotified',
      'EscalationAcknowledged',
      'ContactAttempted',
      'FindingClosed',
      'HoldLifted',
    ];
    expect(saturday.filter(({ type }) => chain.includes(type)).map(seen)).toEqual([
      'Sat 5 Apr 2031 19:12 MeasureRecorded',
      'Sat 5 Apr 2031 19:12 FindingRaised',
      'Sat 5 Apr 2031 19:12 HoldPlaced',
      'Sat 5 Apr 2031 19:12 EscalationNotified mina.sato@example.org',
      'Sat 5 Apr 2031 19:16 EscalationAcknowledged',
      'Sat 5 Apr 2031 19:34 ContactAttempted',
      'Sat 5 Apr 2031 20:40 FindingClosed',
      'Sat 5 Apr 2031 20:40 HoldLifted',
    ]);
    const [crisis] = saturday.filter(({ type }) => type === 'ReminderSent').flatMap(({ sent }) => sent);
    expect(crisis?.to).toBe('alex@example.org');
    expect(crisis?.text).toContain('988');
  });

  it('shows the text of everything that was sent, under the line that says so', async () => {
    const under = told.flatMap(({ type, sent }) => sent.map(({ to, text }) => ({ type, to, text })));
    const outbox = await stage.store.outbox.list();
    expect(under.map(({ text }) => text).sort()).toEqual(outbox.map(({ text }) => text).sort());
    const log = await stored();
    const messages = new Set(log.flatMap(({ event, cause }) => (event.type === 'ReminderSent' ? [cause.id] : [])));
    expect(linesOf('ReminderSent').flatMap(({ sent }) => sent.map(({ to }) => to))).toEqual(
      [...messages].map(() => 'alex@example.org'),
    );
    expect(linesOf('ReminderNotSent', 'EscalationNotDelivered')).toEqual([]);
  });

  it('reminds in one message of what comes due at once: the visit, and the person who will be there', () => {
    const friday = linesOf('ReminderSent').filter(({ day, time }) => day === 'Fri 14 Mar 2031' && time === '10:00');
    expect(friday.map(({ sent }) => sent.length)).toEqual([1, 0]);
    expect(friday[0]?.sent[0]?.text.split('\n').slice(1, 3)).toEqual([
      '- Please return a form by Sunday, March 16, 2031 at 10:00 AM EDT.',
      '- You have an appointment on Monday, March 17, 2031 at 10:00 AM EDT.',
    ]);
  });

  it('replays', replay);
});

describe('a closed course that hears of a positive item 9', () => {
  const clinician = person('robin-okafor', 'clinician');

  it('starts again from the store, pages the clinician on call, and ends when the finding is closed', async () => {
    const closedWith = told.length;
    const runs = [await runId()];
    const late = await stage.courses.command(courseId, {
      caller: 'a test',
      key: 'a late form',
      actor: clinician,
      command: {
        type: 'RecordMeasure',
        instrument: 'phq-9',
        items: [0, 0, 0, 1, 0, 0, 0, 0, 2],
        session: null,
        at: instant('2031-06-08T22:00:00Z'),
      },
    });
    await settled(stage, courseId);
    runs.push(await runId());
    const finding = `f${closedWith + 1}-1` as FindingId;
    const closing = await stage.courses.command(courseId, {
      caller: 'a test',
      key: 'the follow-up',
      actor: clinician,
      command: { type: 'CloseFinding', finding, assessment: 'Seen the same day.' },
    });
    await settled(stage, courseId);

    expect([late.type, closing.type]).toEqual(['accepted', 'accepted']);
    expect(new Set(runs).size).toBe(2);
    const since = await stored(closedWith + 1);
    const types = since.map(({ event }) => event.type);
    expect(types.slice(0, 3)).toEqual(['MeasureRecorded', 'FindingRaised', 'HoldPlaced']);
    expect(since.find(({ event }) => event.type === 'EscalationNotified')?.event).toMatchObject({
      results: [
        { person: 'mina-sato', channel: 'sms', delivered: false },
        { person: 'mina-sato', channel: 'email', delivered: true },
      ],
    });
    expect(types).toContain('FindingClosed');
    await replay();
    const { status } = await stage.client.workflow.getHandle(workflowIdOf(courseId)).describe();
    expect(status.name).toBe('COMPLETED');
    expect((await stored()).slice(0, closedWith).map(({ seq, event: { type } }) => ({ seq, type }))).toEqual(
      told.map(({ seq, type }) => ({ seq, type })),
    );
  }, 60_000);
});

async function runId(): Promise<string> {
  return (await stage.client.workflow.getHandle(workflowIdOf(courseId)).describe()).runId;
}
