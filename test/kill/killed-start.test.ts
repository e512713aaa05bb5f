import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CourseEvent } from '../../domain/course/events';
import type { LogEntry } from '../../domain/course/log';
import { commandLineKeysFile } from '../../worker/embedded/command-line-keys';
import { commandLineOf, type ProcessIdentity } from '../../worker/process-identity';
import { buildBundle } from '../support/deployment/built-bundle';
import { expectNoProcessLeft, startChild, watchOver, type Child } from '../support/deployment/child';
import { until } from '../support/deployment/until';
import { freePort } from '../support/free-port';

/** Everything in one process, the embedded database on disk, and a Temporal server as its child. */
describe('npm start, killed (-9) while commands are under way', () => {
  const home = mkdtempSync(join(tmpdir(), 'regimen-start-'));
  const holds = ['first', 'second', 'third', 'fourth', 'fifth'];
  let environment: NodeJS.ProcessEnv;
  let running: Child;
  let courses: readonly string[];
  let logsBefore: ReadonlyMap<string, readonly CourseEvent[]>;
  let answeredBefore: Answer;

  beforeAll(async () => {
    await buildBundle();
    environment = {
      REGIMEN_HOME: home,
      TEMPORAL_ADDRESS: '',
      DATABASE_URL: '',
      SMTP_URL: '',
      LOG_LEVEL: 'error',
      PORT: String(await freePort()),
      CODEC_PORT: String(await freePort()),
      METRICS_PORT: String(await freePort()),
      TEMPORAL_PORT: String(await freePort()),
      TEMPORAL_UI_PORT: String(await freePort()),
    };
    running = await start();
    courses = await listCourses();
    logsBefore = await logsOf(courses);
  }, 90_000);

  afterAll(() => {
    expectNoProcessLeft();
    rmSync(home, { recursive: true, force: true });
  });

  it('had brought in the demonstration', () => {
    expect(courses).toHaveLength(12);
    expect([...logsBefore.values()].every(({ length }) => length > 0)).toBe(true);
  });

  it('tells the token of the codec endpoint in the printed link alone: not by a command line, nor by the Temporal UI', async () => {
    const token = readFileSync(join(home, 'keys', 'codec-token'), 'utf8').trim();
    expect(running.output()).toContain(`http://127.0.0.1:${environment['CODEC_PORT']}/open/${token} `);
    expect(commandLineOf(temporalServer().pid)).toContain('--ui-codec-endpoint /codec');
    expect(commandLineOf(temporalServer().pid)).not.toContain(token);
    const settings = await fetch(`http://127.0.0.1:${environment['TEMPORAL_UI_PORT']}/api/v1/settings`);
    const told = await settings.text();
    expect(told).toContain('"Endpoint":"/codec"');
    expect(told).not.toContain(token);
  });

  it('lets no second one run on the same data', async () => {
    const second = startNode();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(
      `Process ${running.identity.pid} is already running on the data in ${home}. Stop it first`,
    );
  }, 30_000);

  it('starts again with the Temporal server that is still there', async () => {
    const answers = holds.map((reason, index) => placeHold(courses[index], reason));
    answeredBefore = await Promise.any(answers);
    const before = temporalServer();
    await running.end('SIGKILL');
    await Promise.allSettled(answers);

    running = await start();
    expect(running.output()).toContain('Went on with the Temporal server that a killed start had left');
    expect(temporalServer()).toEqual(before);
  }, 60_000);

  it('has lost nothing, and answers those again who repeat their command', async () => {
    expect(await listCourses()).toEqual(courses);
    const answers = await Promise.all(holds.map((reason, index) => placeHold(courses[index], reason)));
    expect(answers.map(({ status }) => status)).toEqual(holds.map(() => 200));
    expect(answers).toContainEqual(answeredBefore);

    const logs = await logsOf(courses);
    for (const [course, events] of logsBefore) expect(logs.get(course)?.slice(0, events.length)).toEqual(events);
    const placed = courses.flatMap((course) => logs.get(course) ?? []).filter(({ type }) => type === 'HoldPlaced');
    expect(placed).toMatchObject(holds.map((reason) => ({ reason })));
  }, 60_000);

  it('starts its Temporal server again when that alone is killed, and loses nothing', async () => {
    const before = await logsOf(courses);
    const killed = temporalServer();
    process.kill(killed.pid, 'SIGKILL');
    await running.says(`Temporal's server stopped (process ${killed.pid} has ended); starting it again`);
    await running.says('Temporal is back');
    watchOver(temporalServer());
    expect(temporalServer()).not.toEqual(killed);

    const answered = await until('a command is taken again', async () => {
      const answer = await placeHold(courses[0], 'sixth');
      return answer.status !== 503 && answer;
    });
    expect(answered.status).toBe(200);
    for (const [course, events] of await logsOf(courses)) {
      const held = before.get(course) ?? [];
      expect(events.slice(0, held.length)).toEqual(held);
      const placed = events.slice(held.length).filter(({ type }) => type === 'HoldPlaced');
      expect(placed).toMatchObject(course === courses[0] ? [{ reason: 'sixth' }] : []);
    }
    expect(await health()).toMatchObject({ status: 'ok', temporal: 'reachable' });
  }, 120_000);

  it('stops on Ctrl-C and leaves no process behind', async () => {
    expect(await running.end('SIGINT')).toBe(0);
    expect(running.output()).toContain('Stopped. Everything is kept; npm start goes on where it was.');
    expectNoProcessLeft();
  }, 30_000);

  function startNode(): Child {
    return startChild(require.resolve('../../worker/start'), environment);
  }

  async function start(): Promise<Child> {
    const child = startNode();
    await child.says('Regimen is ready.');
    watchOver(temporalServer());
    return child;
  }

  function temporalServer(): ProcessIdentity {
    const { pid, startTime } = JSON.parse(
      readFileSync(join(home, 'temporal', 'temporal-server.json'), 'utf8'),
    ) as ProcessIdentity;
    return { pid, startTime };
  }

  async function listCourses(): Promise<readonly string[]> {
    const { body } = await ask('GET', '/courses?limit=100');
    return (body as { items: readonly { courseId: string }[] }).items.map(({ courseId }) => courseId);
  }

  async function logsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly CourseEvent[]>> {
    const logs = ids.map(async (id) => [id, await until('the course itself answers', () => logOf(id))] as const);
    return new Map(await Promise.all(logs));
  }

  /** Undefined while it is read from the record, which may lag behind what the course knows. */
  async function logOf(id: string): Promise<readonly CourseEvent[] | undefined> {
    const { body } = await ask('GET', `/courses/${id}/events?limit=200`);
    const { items, readFrom } = body as { readonly items: readonly LogEntry[]; readonly readFrom: string };
    return readFrom === 'course' ? items.map(({ event }) => event) : undefined;
  }

  async function health(): Promise<unknown> {
    return (await ask('GET', '/health')).body;
  }

  function placeHold(course: string | undefined, reason: string): Promise<Answer> {
    return ask('POST', `/courses/${course}/commands/PlaceHold`, { reason, owner: 'clinician' });
  }

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    body?: { readonly reason: string; readonly owner: string },
  ): Promise<Answer> {
    const { url, clinician } = JSON.parse(readFileSync(commandLineKeysFile(home), 'utf8')) as Record<string, string>;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${clinician}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': body.reason }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}
