import type { SessionId } from '../../domain/ids';
import { workflowIdOf } from '../../workflows/ids';
import { expectNoProcessLeft, type Child } from '../support/deployment/child';
import { canDeploy, deploy, type Deployment } from '../support/deployment/deploy';
import { memoriesOf } from '../support/deployment/memories';
import { admit, answerItem9, book, bookToday, prepare } from '../support/deployment/story';
import { coordinator, tellingOf, type Telling } from '../support/deployment/telling';
import { until } from '../support/deployment/until';

/** The rules wait so long for the ledger, and a decision without a database takes its time. */
const bookingAnsweredWithinMs = 15_000;

const accepted: unknown = expect.objectContaining({ type: 'accepted' });

(canDeploy() ? describe : describe.skip)('while the database is away', () => {
  let deployment: Deployment;
  let worker: Child;
  let course: Telling;
  let other: Telling;
  let session: SessionId;
  const start = () => course.send({ type: 'StartSession', session }, coordinator);

  beforeAll(async () => {
    deployment = await deploy();
    worker = await deployment.startWorker();
    course = tellingOf(deployment, 'prepared');
    other = tellingOf(deployment, 'other');
    await Promise.all([admit(course), admit(other)]);
    await bookToday(course);
    session = (await course.hears('SessionBooked')).session;
    await prepare(course, session);
    for (const { courseId } of [course, other]) await memoriesOf(deployment, courseId);
  }, 60_000);

  afterAll(async () => {
    await deployment.stop();
    expectNoProcessLeft();
  }, 60_000);

  describe('a course', () => {
    beforeAll(async () => {
      await deployment.postgres.interrupt();
    });

    it('takes facts in', async () => {
      expect(await course.send({ type: 'ConfirmMonitor', session, name: 'Robin' }, coordinator)).toEqual(accepted);
    });

    it('starts no session, since nobody knows the doses of the patient', async () => {
      expect(await start()).toEqual({
        type: 'refused',
        refusal: {
          type: 'NotReady',
          reasons: [
            { gate: 'minimumGap', because: 'the ledger of doses cannot be read (storeUnavailable)' },
            {
              gate: 'noOverlappingCourse',
              because: "the patient's other courses cannot be read (storeUnavailable)",
            },
          ],
        },
      });
    });

    it('refuses a booking in the end, since nothing holds its place', async () => {
      const askedAt = Date.now();
      const booking = await book(course, 13);
      expect(Date.now() - askedAt).toBeLessThan(bookingAnsweredWithinMs);
      expect(booking).toMatchObject({ type: 'refused', refusal: { type: 'LedgerUnavailable' } });
    }, 30_000);

    it('goes on while recording is tried again and again', async () => {
      const handle = deployment.client.workflow.getHandle(workflowIdOf(course.courseId));
      await until('recording has been tried in vain', async () => {
        const { raw } = await handle.describe();
        return raw.pendingActivities?.some(({ activityType, attempt }) => {
          return activityType?.name === 'record' && (attempt ?? 0) > 2;
        });
      });
      expect(await course.send({ type: 'ConfirmMonitor', session, name: 'Alex' }, coordinator)).toEqual(accepted);
    });

    it('is recorded without a gap and without a double once it is back', async () => {
      await deployment.postgres.resume();
      const { log, recorded, decided } = await memoriesOf(deployment, course.courseId);
      expect(recorded).toEqual(log);
      expect(decided).toEqual(log);
    }, 60_000);

    it('does then what it refused before, and stands by its answers', async () => {
      expect(await book(course, 13)).toEqual(accepted);
      expect(await start()).toEqual(accepted);
      for (const { repeat, outcome } of course.sent) expect(await repeat()).toEqual(outcome);
    });
  });

  describe('and the worker has been killed and started again', () => {
    it('a positive item 9 still pages the clinician on call', async () => {
      await deployment.postgres.interrupt();
      await worker.end('SIGKILL');
      await deployment.startWorker();
      expect(await answerItem9(other)).toEqual(accepted);
      const page = await until('somebody is paged', async () =>
        deployment.mail.mails.find(({ text }) => text.includes(other.courseId)),
      );
      expect(page).toMatchObject({ to: 'clive@example.org', subject: expect.stringContaining('URGENT') as string });
    }, 60_000);

    it('the record catches up without a gap and without a double once it is back', async () => {
      await deployment.postgres.resume();
      const { log, recorded, decided } = await memoriesOf(deployment, other.courseId);
      expect(log.map(({ event }) => event.type)).toContain('EscalationNotified');
      expect(recorded).toEqual(log);
      expect(decided).toEqual(log);
    }, 60_000);
  });
});
