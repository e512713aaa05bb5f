import { createMail } from '../../activities';
import type { Effect } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { EffectKey, ObligationKey } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { absentStore } from './absent-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';

type Escalate = Extract<Effect, { readonly type: 'escalate' }>;

let store: Store;
let building: Building;
let course: CourseIdentity;

beforeAll(async () => {
  store = await openMemoryStore();
}, databaseStartMs);

beforeEach(async () => {
  building = await openBuilding(store);
  course = await building.admit();
});

afterEach(() => building.close());
afterAll(() => store.close());

const routine = (change: Partial<Escalate> = {}): Escalate => ({
  type: 'escalate',
  key: `${course.courseId}:9:0` as EffectKey,
  obligation: 'checkIn/s2' as ObligationKey,
  level: 1,
  kind: 'checkIn',
  safety: false,
  recipients: [{ person: 'cleo', channel: 'email' }],
  now: instant('2031-03-07T18:00:00Z'),
  ...change,
});

const safetyPage = (change: Partial<Escalate> = {}): Escalate =>
  routine({
    obligation: 'followFinding/f1' as ObligationKey,
    kind: 'followFinding',
    safety: true,
    recipients: [{ person: 'ana', channel: 'email' }],
    ...change,
  });

const toldByMail = (person: string) => ({ type: 'notified', results: [{ person, channel: 'email', delivered: true }] });

const storeAnswersAgain = { type: 'unknown', reason: 'earlierAttemptNeverSettled' };

describe('an escalation', () => {
  it('tells the person on duty what is owed, once, and not who the patient is', async () => {
    expect(await building.activities.escalate(course, routine())).toEqual(toldByMail('cleo'));
    expect(await building.activities.escalate(course, routine())).toEqual(toldByMail('cleo'));
    expect(building.mailServer.mails).toEqual([
      {
        to: 'cleo@harbor.example',
        from: 'desk@harbor.example',
        subject: 'Action needed: check in',
        text: [
          'Action needed.',
          'Owed: check in (checkIn/s2), call 2 of its ladder.',
          `Course: ${course.courseId}. See it with: regimen course show ${course.courseId}`,
          `Acknowledge it, or it climbs on: regimen course do ${course.courseId} AcknowledgeEscalation --obligation checkIn/s2`,
        ].join('\n'),
        messageId: `<${course.courseId}.9.0.cleo.email@regimen>`,
      },
    ]);
  });

  it('says for each person whether it got through', async () => {
    const recipients = [
      { person: 'cleo', channel: 'email' },
      { person: 'eve', channel: 'email' },
      { person: 'stranger', channel: 'email' },
      { person: 'ana', channel: 'sms' },
      { person: 'eve', channel: 'console' },
    ] as const;
    expect(await building.activities.escalate(course, routine({ recipients }))).toEqual({
      type: 'notified',
      results: [
        { person: 'cleo', channel: 'email', delivered: true },
        { person: 'eve', channel: 'email', delivered: false, reason: 'noAddress' },
        { person: 'stranger', channel: 'email', delivered: false, reason: 'noAddress' },
        { person: 'ana', channel: 'sms', delivered: false, reason: 'noSmsProvider' },
        { person: 'eve', channel: 'console', delivered: true },
      ],
    });
    expect(building.console).toEqual([
      `[${course.courseId}:9:0:eve:console] to eve: Action needed: check in | Action needed. Owed: check in (checkIn/s2), call 2 of its ladder. Course: ${course.courseId}. See it with: regimen course show ${course.courseId} Acknowledge it, or it climbs on: regimen course do ${course.courseId} AcknowledgeEscalation --obligation checkIn/s2`,
    ]);
  });

  it('fails for now when nobody got it and a later try may do better', async () => {
    building.mailServer.answerNext({ code: 451, says: 'later' });
    const failed = { type: 'failedTemporarily', reason: 'smtp EMESSAGE 451' };
    expect(await building.activities.escalate(course, routine())).toEqual(failed);
    expect(await building.activities.escalate(course, routine())).toEqual(toldByMail('cleo'));
  });

  it('waits for the store, and says when an earlier attempt may have gone out', async () => {
    const others = building.with({ store: absentStore });
    expect(await others.escalate(course, routine())).toEqual({ type: 'failedTemporarily', reason: 'storeUnavailable' });
    await store.effects.claim(routine().key, course, routine().now);
    expect(await building.activities.escalate(course, routine())).toEqual(storeAnswersAgain);
    expect(building.mailServer.mails).toEqual([]);
  });

  it('of a practice course reaches nobody but the outbox', async () => {
    const practice = { ...course, realm: 'practice' as const };
    expect(await building.activities.escalate(practice, safetyPage())).toEqual(toldByMail('ana'));
    expect(building.mailServer.mails).toEqual([]);
    const kept = await store.outbox.list('practice');
    expect(kept.map(({ key, to }) => ({ key, to }))).toEqual([
      { key: `${course.courseId}:9:0:ana:email`, to: 'ana@harbor.example' },
    ]);
  });
});

describe('a safety page', () => {
  it('goes out while the store is away', async () => {
    const others = building.with({ store: absentStore });
    expect(await others.escalate(course, safetyPage())).toEqual(toldByMail('ana'));
    expect(building.mailServer.mails.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: 'ana@harbor.example', subject: 'URGENT, patient safety: follow finding' },
    ]);
  });

  it('goes out again when an earlier attempt never said how it ended, under the same Message-ID', async () => {
    await store.effects.claim(safetyPage().key, course, safetyPage().now);
    expect(await building.activities.escalate(course, safetyPage())).toEqual(toldByMail('ana'));
    expect(building.mailServer.mails.map(({ messageId }) => messageId)).toEqual([
      `<${course.courseId}.9.0.ana.email@regimen>`,
    ]);
  });

  it('whose outcome is known does not go out again', async () => {
    await building.activities.escalate(course, safetyPage());
    expect(await building.activities.escalate(course, safetyPage())).toEqual(toldByMail('ana'));
    expect(building.mailServer.mails).toHaveLength(1);
  });

  it('takes the other channels of a person whom its own does not reach', async () => {
    const bySms = safetyPage({ recipients: [{ person: 'ana', channel: 'sms' }] });
    expect(await building.activities.escalate(course, bySms)).toEqual({
      type: 'notified',
      results: [
        { person: 'ana', channel: 'sms', delivered: false, reason: 'noSmsProvider' },
        { person: 'ana', channel: 'email', delivered: true },
      ],
    });
  });

  it('reaches the fallback, who is on no rota', async () => {
    const toDora = safetyPage({ recipients: [{ person: 'dora', channel: 'email' }] });
    expect(await building.activities.escalate(course, toDora)).toEqual(toldByMail('dora'));
  });

  it("is tried again later when the clinic's file is unknown, but printed at once", async () => {
    const others = building.with({ clinics: { current: async () => ({ known: false, why: 'noFile' }) } });
    expect(await others.escalate(course, safetyPage())).toEqual({
      type: 'failedTemporarily',
      reason: 'clinicFileUnknown',
    });
    const printed = safetyPage({ recipients: [{ person: 'ana', channel: 'console' }] });
    expect(await others.escalate(course, printed)).toEqual({
      type: 'notified',
      results: [{ person: 'ana', channel: 'console', delivered: true }],
    });
  });

  it('is printed where no mail server is set', async () => {
    const lines: string[] = [];
    const mail = createMail({ smtpUrl: null, from: 'desk@harbor.example', console: (line) => lines.push(line) });
    expect(await building.with({ mail, store: absentStore }).escalate(course, safetyPage())).toEqual(toldByMail('ana'));
    expect(lines).toHaveLength(1);
  });
});
