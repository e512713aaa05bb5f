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
  /** Entries that the record held while history did not. */
  readonly strays: unknown[];
}

/** What is done once every course is at its place. */
type Stroke = (stories: Stories, worker: Child, alarm: () => Promise<unknown>) => Promise<void>;

const strokes: Readonly<Record<string, Stroke>> = {
  async 'Temporal server'({ deployment }, worker, alarm) {
    await deployment.temporal.kill();
    await alarm();
    await deployment.temporal.startAgain();
    worker.tell('go on');
  },
  async worker(stories, worker, alarm) {
    const { deployment, struck } = stories;
    await worker.end('SIGKILL');
    await lookForStrays(stories);
    await alarm();
    const waking = {
      course: struck['slept until its alarm'].courseId,
      activity: 'advance',
      moment: 'begins',
      about: 'Wake',
    } as const;
    const second = await deployment.startWorker([waking]);
    await second.says(stoppedAt(waking));
    await Promise.all([second.end('SIGKILL'), deployment.temporal.kill()]);
    await deployment.temporal.startAgain();
    await lookForStrays(stories);
    await deployment.startWorker();
  },
};

const deployments: Deployment[] = [];

async function tellAll(stroke: Stroke): Promise<Stories> {
  const deployment = await deploy();
  deployments.push(deployment);
  const struck = Object.fromEntries(
    placeNames.map((place) => [place, tellingOf(deployment, place.replaceAll(' ', '-'))]),
  ) as Stories['struck'];
  const stories: Stories = { deployment, struck, calm: tellingOf(deployment, 'calm'), strays: [] };
  const points = new Map(
    placeNames.flatMap((place) => {
      const point = places[place];
      return point === null ? [] : [[place, { course: struck[place].courseId, ...point }] as const];
    }),
  );
  const worker = await deployment.startWorker([...points.values()]);
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
    await stroke(stories, worker, () => until('the alarm is due', async () => Date.now() > alarmAt));
  });
  // Afterwards, so that nothing befalls it, and while Temporal still waits for the work of a killed worker.
  const calmTold = done.then(() => tellStory(stories.calm));
  const gates: Readonly<Record<Place, Gate>> = {
    'was deciding about an update': ['DischargeSession', asleep],
    'had decided about an update and told nobody': ['DischargeSession', asleep],
    'had decided an event and not recorded it': ['DischargeSession', done],
    'had recorded an event and told nobody': ['DischargeSession', done],
    'had paged somebody and told nobody': ['DischargeSession', done],
    'slept until its alarm': ['BookSession', ready],
  };
  await Promise.all([done, calmTold, ...placeNames.map((place) => tellStory(heldUp(struck[place], gates[place])))]);
  await Promise.all([stories.calm, ...Object.values(struck)].map(({ courseId }) => hasEnded(deployment, courseId)));
  await lookForStrays(stories);
  return stories;
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

async function lookForStrays({ deployment, struck, strays }: Stories): Promise<void> {
  const found = await Promise.all(Object.values(struck).map(({ courseId }) => strayEntries(deployment, courseId)));
  strays.push(...found.flat());
}

function hasEnded({ client }: Deployment, courseId: Telling['courseId']): Promise<unknown> {
  return until('the course has ended', async () => {
    const { status } = await client.workflow.getHandle(workflowIdOf(courseId)).describe();
    return status.name === 'COMPLETED';
  });
}

(canDeploy() ? describe : describe.skip)('a course', () => {
  const told = new Map<string, Promise<Stories>>();

  beforeAll(() => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
    for (const [killed, stroke] of Object.entries(strokes)) told.set(killed, tellAll(stroke));
  });

  afterAll(async () => {
    await Promise.all(deployments.map((deployment) => deployment.stop()));
    expectNoProcessLeft();
  }, 60_000);

  describe.each(Object.keys(strokes))('whose %s is killed (-9) when it', (killed) => {
    let stories: Stories;
    let calm: readonly string[];

    beforeAll(async () => {
      stories = await told.get(killed)!;
      const { log, courseId } = await memoriesOf(stories.deployment, stories.calm.courseId);
      calm = tale(log, courseId);
    }, 120_000);

    it.each(placeNames)('%s goes on as if nothing had been', async (place) => {
      const { courseId, sent } = stories.struck[place];
      const answers = await Promise.all(sent.map(({ repeat }) => repeat()));
      const { log, recorded, decided } = await memoriesOf(stories.deployment, courseId);

      expect(tale(log, courseId)).toEqual(calm);
      expect(recorded).toEqual(log);
      expect(decided).toEqual(log);
      expect(answers).toEqual(sent.map(({ outcome }) => outcome));
      expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['accepted']));
    });

    it('has nothing in its record that history lacks, at any time', () => {
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
});
