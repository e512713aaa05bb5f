import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createActivities, createMail } from '../../activities';
import { makeFirstKeys } from '../../api/first-keys';
import { buildApi } from '../../api/server';
import { courseClient } from '../../client';
import type { EventsAnswer } from '../../client/cli/answers';
import { engineHealth } from '../../client/engine-health';
import type { CourseId } from '../../domain/ids';
import { instantOfMs } from '../../domain/time/instant';
import type { Store } from '../../store';
import { nothingApplies } from '../../worker/demo/nothing-applies';
import { workflowIdOf } from '../../workflows/ids';
import { openTerminal } from '../client/cli/terminal';
import type { Terminal } from '../client/cli/terminal';
import { demoClinic } from '../support/demo-clinic';
import { openMemoryStore } from '../support/memory-store';
import { introduceShipped, shippedProtocol } from '../support/shipped-protocol';
import { startToyServer } from '../support/toy-server';
import type { ToyServer } from '../support/toy-server';

/** The API and the command line over a real Temporal server, a real worker with the real rules, and a real store. */
let store: Store;
let temporal: ToyServer;
let api: FastifyInstance;
let terminal: Terminal;
let stopWorker: () => Promise<void>;

const hostNow = () => instantOfMs(Date.now());
const dayMs = 86_400_000;
const inDays = (days: number) => instantOfMs(Math.ceil(Date.now() / dayMs) * dayMs + days * dayMs + 15 * 3_600_000);

beforeAll(async () => {
  store = await openMemoryStore();
  await store.clinics.put(demoClinic());
  await introduceShipped(store, 'sublingual-home');
  temporal = await startToyServer(store.courses);
  stopWorker = await startWorker();
  const { client } = temporal;
  api = await buildApi({
    store,
    courses: courseClient({ client, courses: store.courses, patienceMs: 5_000 }),
    engineHealth: () => engineHealth(client, 'default'),
    now: hostNow,
  });
  const url = await api.listen({ host: '127.0.0.1', port: 0 });
  const keys = await makeFirstKeys(store, async () => undefined);
  terminal = await openTerminal({ url, ...keys }, hostNow);
}, 120_000);

afterAll(async () => {
  await stopWorker();
  await api.close();
  await temporal.stop();
  await store.close();
  await terminal.close();
});

function startWorker(): Promise<() => Promise<void>> {
  const silent = () => undefined;
  return temporal.startWorker(
    createActivities({
      store,
      clinics: { current: async () => ({ known: true, value: demoClinic() }) },
      mail: createMail({ smtpUrl: null, from: 'Regimen <regimen@localhost>', console: silent }),
      console: silent,
      log: { warn: silent, error: silent },
      engineBuild: 'test',
      hostNow,
    }),
  );
}

/** Runs a command that must succeed, and gives its JSON. */
async function done(...words: readonly string[]): Promise<string> {
  const ran = await terminal.run(...words, '--json');
  if (ran.exitCode !== 0) throw new Error(`${words.join(' ')}: ${ran.err}`);
  return ran.out;
}

/** A course of a new patient. */
async function opened(): Promise<string> {
  const added = await done('patient', 'add', '--name', 'Pat Example', '--clinic', 'demo', '--zone', 'America/New_York');
  const patient = (JSON.parse(added) as { id: string }).id;
  const words = ['course', 'open', '--protocol', 'sublingual-home', '--clinic', 'demo', '--patient', patient];
  return (JSON.parse(await done(...words)) as { courseId: string }).courseId;
}

const tell = (course: string, command: string, ...fields: readonly string[]) =>
  done('course', 'do', course, command, ...fields, '--as', 'clinician');

async function eventsOf(course: string): Promise<readonly string[]> {
  const { items } = JSON.parse(await done('course', 'events', course)) as EventsAnswer;
  return items.map(({ event }) => event.type);
}

/** The names of the signals in its history. */
async function signalsOf(course: CourseId): Promise<readonly string[]> {
  const { events } = await temporal.client.workflow.getHandle(workflowIdOf(course)).fetchHistory();
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? []);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; !(await holds()); look += 1) {
    if (look > 200) throw new Error('It did not come to be so within 20 s');
    await pause(100);
  }
}

async function inTreatment(): Promise<string> {
  const course = await opened();
  const protocol = shippedProtocol('sublingual-home');
  const { consent, supplies } = protocol;
  await tell(course, 'SubmitScreening', JSON.stringify({ answers: nothingApplies(protocol) }));
  await tell(course, 'DecideScreening', '--decision', 'approved', '--reason', 'suitable');
  const form = ['--form', consent.form, '--version', consent.version, '--language', 'en', '--signer', 'Pat'];
  await tell(course, 'SignConsent', ...form, '--method', 'paper');
  for (const { id } of supplies) await tell(course, 'RecordSupply', '--supply', id, '--state', 'delivered');
  return course;
}

describe('a course over HTTP', () => {
  it('is booked through the ledger, and refused too early with the first instant allowed', async () => {
    const course = await inTreatment();
    await tell(course, 'BookSession', '--starts-at', inDays(7));
    expect(await eventsOf(course)).toContain('SessionBooked');
    const refused = await terminal.run('course', 'do', course, 'BookSession', '--starts-at', inDays(8), '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      type: 'urn:regimen:problem:TooEarly',
      status: 409,
      earliest: inDays(10),
    });
  }, 60_000);

  it('pages the clinician on call for a positive item 9', async () => {
    const course = await opened();
    await tell(course, 'RecordMeasure', '--instrument', 'phq-9', '--items', '0,0,0,0,0,0,0,0,2');
    await until(async () => (await eventsOf(course)).includes('EscalationNotified'));
    const worklist = JSON.parse(await done('worklist', '--course', course)) as { items: { safety: boolean }[] };
    expect(worklist.items[0]).toMatchObject({ safety: true, owner: 'clinician' });
  }, 60_000);

  it('refuses a key that was used for another body, even where only the course itself remembers it', async () => {
    const course = await opened();
    await tell(course, 'PauseCourse', '--reason', 'worried', '--key', 'used');
    const keptNowhere = jest.spyOn(store.idempotency, 'begin').mockResolvedValueOnce('new');
    const other = await terminal.run(
      ...['course', 'do', course, 'PauseCourse', '--reason', 'calm', '--key', 'used', '--as', 'clinician', '--json'],
    );
    expect(keptNowhere).toHaveBeenCalled();
    expect(JSON.parse(other.out)).toMatchObject({ type: 'urn:regimen:problem:IdempotencyKeyReused', status: 422 });
    expect((await eventsOf(course)).filter((type) => type === 'CoursePaused')).toHaveLength(1);
  }, 60_000);

  it("is told once of a change of its patient's facts, and goes on", async () => {
    const course = await opened();
    const { patient } = JSON.parse(await done('course', 'show', course)) as { patient: string };
    const told = () => signalsOf(course as CourseId);
    expect(await told()).toEqual([]);
    const moved = ['--zone', 'America/Los_Angeles', '--opt-out', 'email', '--key', `move-${course}`];
    for (let time = 1; time <= 2; time += 1) await done('patient', 'change', patient, ...moved);
    expect(await told()).toEqual(['LookAgain']);
    await tell(course, 'RaiseFlag', '--reason', 'worried');
    expect(await eventsOf(course)).toContain('FlagRaised');
  }, 60_000);

  it('takes a fact after it was closed, and goes on from its record', async () => {
    const course = await opened();
    await tell(course, 'CloseCourse', '--outcome', 'declined', '--reason', 'changed their mind');
    await temporal.client.workflow.getHandle(workflowIdOf(course as CourseId)).result();
    const before = await eventsOf(course);
    await tell(course, 'ReportAdverseEvent', '--serious', 'false', '--description', 'headache the day after');
    const after = await eventsOf(course);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toContain('AdverseEventReported');
    await until(async () => (await store.courses.find(course as CourseId))?.lastSeq === after.length);
  }, 60_000);

  it('says what to do while no worker runs, shows its record, and answers when one runs again', async () => {
    const course = await opened();
    await until(async () => (await store.courses.find(course as CourseId))?.lastSeq === 3);
    await stopWorker();
    const unanswered = await terminal.run('course', 'do', course, 'RaiseFlag', '--reason', 'worried', '--key', 'late');
    expect(unanswered).toMatchObject({ exitCode: 3, out: '' });
    expect(unanswered.err).toMatch(
      /did not answer within 5 s: Temporal is reachable, so most likely no worker is running/,
    );
    expect(JSON.parse(await done('course', 'show', course))).toMatchObject({ readFrom: 'record', lastSeq: 3 });
    stopWorker = await startWorker();
    await done('course', 'do', course, 'RaiseFlag', '--reason', 'worried', '--key', 'late');
    expect((await eventsOf(course)).filter((type) => type === 'FlagRaised')).toHaveLength(1);
    expect(JSON.parse(await done('course', 'show', course))).toMatchObject({ readFrom: 'course' });
    const health = await fetch(`http://127.0.0.1:${(api.server.address() as { port: number }).port}/health`);
    expect(await health.json()).toMatchObject({ status: 'ok', temporal: 'reachable', store: 'reachable' });
  }, 90_000);
});
