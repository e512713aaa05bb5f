import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { SendOutcome } from '../../client';
import type { SessionId } from '../../domain/ids';
import { expectNoProcessLeft } from '../support/deployment/child';
import { canDeploy, deploy, type Deployment } from '../support/deployment/deploy';
import { memoriesOf, replayAll, type Memories } from '../support/deployment/memories';
import { admit, book } from '../support/deployment/story';
import { clinician, tellingOf, type Telling } from '../support/deployment/telling';

/** A hundred callers under eighty keys: twenty send what another is sending at the same time. */
const keysOfCallers = Array.from({ length: 100 }, (_, caller) => caller % 80);

(canDeploy() ? describe : describe.skip)('100 callers at once of one course that keeps continuing as new', () => {
  let deployment: Deployment;
  let course: Telling;
  let before: number;
  let outcomes: readonly SendOutcome[];
  let memories: Memories;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
    deployment = await deploy();
    await deployment.startWorker();
    course = tellingOf(deployment, 'crowd', { continueAfterEntries: 3 });
    await admit(course);
    await book(course, 6);
    const { session } = await course.hears('SessionBooked');
    before = (await memoriesOf(deployment, course.courseId)).log.length;
    outcomes = await Promise.all(keysOfCallers.map((key) => call(session, key)));
    memories = await memoriesOf(deployment, course.courseId);
  }, 90_000);

  afterAll(async () => {
    await deployment.stop();
    expectNoProcessLeft();
  }, 60_000);

  /** Facts and requests in turn. */
  function call(session: SessionId, key: number): Promise<SendOutcome> {
    const vitals = { moment: 'during', systolic: 120, diastolic: 80, heartRate: 60 + key } as const;
    const request = { actor: clinician, caller: 'crowd', key: `k${key}` };
    return deployment.courses.command(
      course.courseId,
      key % 2 === 0
        ? { ...request, command: { type: 'RecordVitals', session, ...vitals } }
        : { ...request, command: { type: 'PlaceHold', reason: `reason ${key}`, owner: 'clinician' } },
    );
  }

  it('answers every caller, and those with the same key the same', () => {
    expect(outcomes.map(({ type }) => type)).toEqual(keysOfCallers.map(() => 'accepted'));
    expect(outcomes).toEqual(keysOfCallers.map((key) => outcomes[key]));
  });

  it('has every command in its log once, and answers with its entries', () => {
    const answered = outcomes.slice(0, 80).flatMap((outcome) => (outcome.type === 'accepted' ? outcome.seqs : []));
    const ofCrowd = memories.log.slice(before);
    expect([...answered].sort((one, other) => one - other)).toEqual(ofCrowd.map(({ seq }) => seq));
    expect(new Set(ofCrowd.map(({ cause }) => cause.id)).size).toBe(80);
    expect(ofCrowd.filter(({ event }) => event.type === 'VitalsRecorded')).toHaveLength(40);
    expect(ofCrowd.filter(({ event }) => event.type === 'HoldPlaced')).toHaveLength(40);
  });

  it('is recorded as it was decided, over many runs, each of which replays', async () => {
    const { log, recorded, decided, histories } = memories;
    expect(recorded).toEqual(log);
    expect(decided).toEqual(log);
    expect(histories.length).toBeGreaterThan(5);
    await replayAll([memories], deployment);
  }, 60_000);
});
