import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Command } from '../../domain/course/commands';
import { workflowIdOf } from '../../workflows/ids';
import { expectNoProcessLeft, type Child } from '../support/deployment/child';
import { alarmSeconds, tellStory } from '../support/deployment/story';
import { tellingOf, type Telling } from '../support/deployment/telling';
import { canDeploy, deploy, type Deployment } from '../support/deployment/deploy';
import { memoriesOf, replayAll, strayEntries, tale } from '../support/deployment/memories';
import { stoppedAt, type StopPoint } from '../support/deployment/stop-point';
import { until } from '../support/deployment/until';
import { crowdIn, keysOfCrowd, type Crowd } from './crowd';

/** Where the courses are when something is killed, each at its own place: one stroke hits them all. */
const places = {
  'was deciding about an update': { activity: 'advance', moment: 'begins', about: 'DischargeSession' },
  'had decided about an update and told nobody': { activity: 'advance', moment: 'isDone', about: 'DischargeSession' },
  'had decided an event and not recorded it': { activity: 'record', moment: 'begins', about: 'SessionDosed' },
  'had recorded an event and told nobody': { activity: 'record', moment: 'isDone', about: 'SessionDosed' },
  'had paged somebody and told nobody': { activity: 'escalate', moment: 'isDone', about: 'dischargeSession' },
  'slept until its alarm': null,
} as const satisfies Readonly<Record<string, Omit<StopPoint, 'course'> | null>>;

type Place = keyof typeof places;
const placeNames = Object.keys(places) as Place[];

/** The story, told of a course that nothing befalls and of one at each place. */
interface Stories {
  readonly deployment: Deployment;
  readonly calm: Telling;
  readonly struck: Readonly<Record<Place, Telling>>;
  /** Each resolves when the course has come to its end. */
  readonly told: Readonly<Record<Place | 'calm', Promise<unknown>>>;
  /** Entries that the record held while history did not. */
  readonly strays: unknown[];
}

/** What is done once every course is at its place. */
type Stroke = (scene: Scene, worker: Child, alarm: () => Promise<unknown>) => Promise<void>;
type Scene = Omit<Stories, 'told'>;

type Killed = 'Temporal server' | 'worker';

const strokes: Readonly<Record<Killed, Stroke>> = {
  async 'Temporal server'({ deployment }, worker, alarm) {
    await deployment.temporal.kill();
    await alarm();
    await deployment.temporal.startAgain();
    worker.tell('go on');
  },
  async worker(scene, worker, alarm) {
    const { deployment } = scene;
    await worker.end('SIGKILL');
    await lookForStrays(scene);
    await alarm();
    const waking = wakingOf(scene);
    const second = await deployment.startWorker([waking]);
    await second.says(stoppedAt(waking));
    await Promise.all([second.end('SIGKILL'), deployment.temporal.kill()]);
    await deployment.temporal.startAgain();
    await lookForStrays(scene);
    await deployment.startWorker();
  },
};

/** The alarm of the sleeper. It rings after the stroke, but on a busy machine it may be there first, and is held up. */
function wakingOf({ struck }: Pick<Stories, 'struck'>): StopPoint {
  const course = struck['slept until its alarm'].courseId;
  return { course, activity: 'advance', moment: 'begins', about: 'Wake' };
}

const deployments: Deployment[] = [];

async function tellAll(stroke: Stroke): Promise<Stories> {
  const deployment = await deploy();
  deployments.push(deployment);
  const struck = Object.fromEntries(
    placeNames.map((place) => [place, tellingOf(deployment, place.replaceAll(' ', '-'))]),
  ) as Stories['struck'];
  const scene: Scene = { deployment, struck, calm: tellingOf(deployment, 'calm'), strays: [] };
  const points = new Map(
    placeNames.flatMap((place) => {
      const point = places[place];
      return point === null ? [] : [[place, { course: struck[place].courseId, ...point }] as const];
    }),
  );
  const worker = await deployment.startWorker([...points.values(), wakingOf({ struck })]);
  const arrival = (activities: readonly string[]) =>
    Promise.all(
      [...points.values()]
        .filter(({ activity }) => activities.includes(activity))
        .map((point) => worker.says(stoppedAt(point))),
    );

  // A decision cannot be held up for long: it comes last.
  const sleeper = struck['slept until its alarm'];
  const ready = arrival(['record', 'escalate']);
  const asleep = ready.then(() => sleeper.hears('SessionDosed'));
  const done = asleep.then(async () => {
    const alarmAt = Date.now() + alarmSeconds * 1_000;
    await arrival(['advance']);
    await stroke(scene, worker, () => until('the alarm is due', async () => Date.now() > alarmAt));
  });
  const gates: Readonly<Record<Place, Gate>> = {
    'was deciding about an update': ['DischargeSession', asleep],
    'had decided about an update and told nobody': ['DischargeSession', asleep],
    'had decided an event and not recorded it': ['DischargeSession', done],
    'had recorded an event and told nobody': ['DischargeSession', done],
    'had paged somebody and told nobody': ['DischargeSession', done],
    'slept until its alarm': ['BookSession', ready],
  };
  const told = placeNames.map((place) => [place, toItsEnd(deployment, heldUp(struck[place], gates[place]))] as const);
  // Told afterwards, so that nothing befalls it, while Temporal still waits for the work of a killed worker.
  const calm = done.then(() => toItsEnd(deployment, scene.calm));
  failLater(calm, ...told.map(([, story]) => story));
  await done;
  return { ...scene, told: { ...(Object.fromEntries(told) as Stories['told']), calm } };
}

/** A failure is for the test that waits for it to tell. */
function failLater(...promises: readonly Promise<unknown>[]): void {
  void Promise.allSettled(promises);
}

async function toItsEnd({ client }: Deployment, telling: Telling): Promise<void> {
  await tellStory(telling);
  await until('the course has ended', async () => {
    const { status } = await client.workflow.getHandle(workflowIdOf(telling.courseId)).describe();
    return status.name === 'COMPLETED';
  });
}

type Gate = readonly [type: Command['type'], opened: Promise<unknown>];

/** The same telling, in which a command waits until its gate is opened. */
function heldUp(telling: Telling, [type, opened]: Gate): Telling {
  return {
    ...telling,
    async send(command, actor) {
      if (command.type === type) await opened;
      return telling.send(command, actor);
    },
  };
}

async function lookForStrays({ deployment, struck, strays }: Scene): Promise<void> {
  const found = await Promise.all(Object.values(struck).map(({ courseId }) => strayEntries(deployment, courseId)));
  strays.push(...found.flat());
}

(canDeploy() ? describe : describe.skip)('a course', () => {
  const told = new Map<Killed, Promise<Stories>>();

  beforeAll(() => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
    for (const killed of ['Temporal server', 'worker'] as const) told.set(killed, tellAll(strokes[killed]));
    failLater(...told.values());
  });

  afterAll(async () => {
    await Promise.all(deployments.map((deployment) => deployment.stop()));
    expectNoProcessLeft();
  }, 60_000);

  describeKilled('Temporal server');
  describeCrowd();
  describeKilled('worker');

  function describeKilled(killed: Killed): void {
    describe(`whose ${killed} is killed (-9) when it`, () => {
      let stories: Stories;
      let calm: readonly string[];

      beforeAll(async () => {
        stories = await told.get(killed)!;
        await stories.told.calm;
        const { log, courseId } = await memoriesOf(stories.deployment, stories.calm.courseId);
        calm = tale(log, courseId);
      }, 120_000);

      it.each(placeNames)(
        '%s goes on as if nothing had been',
        async (place) => {
          await stories.told[place];
          const { courseId, sent } = stories.struck[place];
          const answers = await Promise.all(sent.map(({ repeat }) => repeat()));
          const { log, recorded, decided } = await memoriesOf(stories.deployment, courseId);

          expect(tale(log, courseId)).toEqual(calm);
          expect(recorded).toEqual(log);
          expect(decided).toEqual(log);
          expect(answers).toEqual(sent.map(({ outcome }) => outcome));
          expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['accepted']));
        },
        120_000,
      );

      it('has nothing in its record that history lacks, at any time', async () => {
        await lookForStrays(stories);
        expect(stories.strays).toEqual([]);
      });

      it('has paged once for each reason', () => {
        const { courseId } = stories.struck['had paged somebody and told nobody'];
        const pages = stories.deployment.mail.mails.filter(({ text }) => text.includes(courseId));
        expect(pages.map(({ messageId }) => messageId)).toEqual([
          expect.stringContaining(`${courseId}.32.0`),
          expect.stringContaining(`${courseId}.43.0`),
        ]);
      });

      it('replays', async () => {
        const { deployment, struck } = stories;
        const courses = Object.values(struck).map(({ courseId }) => memoriesOf(deployment, courseId));
        await replayAll(await Promise.all(courses), deployment);
      });
    });
  }

  /** On the server that was killed, while the other deployment still waits for the work of its killed worker. */
  function describeCrowd(): void {
    describe('that keeps continuing as new, called by a hundred at once', () => {
      let crowd: Crowd;

      beforeAll(async () => {
        crowd = await crowdIn((await told.get('Temporal server')!).deployment);
      }, 90_000);

      it('answers every caller, and those with the same key the same', () => {
        expect(crowd.outcomes.map(({ type }) => type)).toEqual(keysOfCrowd.map(() => 'accepted'));
        expect(crowd.outcomes).toEqual(keysOfCrowd.map((key) => crowd.outcomes[key]));
      });

      it('has every command in its log once, and answers with its entries', () => {
        const { entries, outcomes } = crowd;
        const answered = outcomes.slice(0, 60).flatMap((outcome) => (outcome.type === 'accepted' ? outcome.seqs : []));
        expect([...answered].sort((one, other) => one - other)).toEqual(entries.map(({ seq }) => seq));
        expect(new Set(entries.map(({ cause }) => cause.id)).size).toBe(60);
        expect(entries.filter(({ event }) => event.type === 'VitalsRecorded')).toHaveLength(30);
        expect(entries.filter(({ event }) => event.type === 'HoldPlaced')).toHaveLength(30);
      });

      it('is recorded as it was decided, over many runs, each of which replays', async () => {
        const { log, recorded, decided, histories } = crowd.memories;
        expect(recorded).toEqual(log);
        expect(decided).toEqual(log);
        expect(histories.length).toBeGreaterThan(5);
        await replayAll([crowd.memories], (await told.get('Temporal server')!).deployment);
      }, 60_000);
    });
  }
});
