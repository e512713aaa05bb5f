import { createMail } from '../../activities';
import type { Effect } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { CourseId, EffectKey, ObligationKey, PatientId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { Patient, Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { absentStore } from './absent-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';

type Remind = Extract<Effect, { readonly type: 'remind' }>;

const reminder: Omit<Remind, 'key'> = {
  type: 'remind',
  obligation: 'runSession/s2' as ObligationKey,
  template: 'appointment',
  channel: 'email',
  about: instant('2031-03-10T14:00:00Z'),
  now: instant('2031-03-07T14:00:00Z'),
};

const text =
  'Harbor Clinic: you have an appointment on Monday, March 10, 2031 at 10:00 AM EDT. To change it, or to stop these messages, call +1 503 555 0100.';

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

const keyOf = ({ courseId }: CourseIdentity, seq = 7) => `${courseId}:${seq}:0` as EffectKey;
const effectOf = (change: Partial<Remind> = {}): Remind => ({ key: keyOf(course), ...reminder, ...change });
const remind = (change: Partial<Remind> = {}) => building.activities.remind(course, effectOf(change));

describe('a reminder', () => {
  it('is mailed once, however often the effect is run', async () => {
    expect(await remind()).toEqual({ type: 'sent', channel: 'email' });
    expect(await remind()).toEqual({ type: 'sent', channel: 'email' });
    expect(building.mailServer.mails).toEqual([
      {
        to: 'pat@home.example',
        from: 'desk@harbor.example',
        subject: 'Appointment reminder from Harbor Clinic',
        text,
        messageId: `<${course.courseId}.7.0@regimen>`,
      },
    ]);
  });

  it('whose earlier attempt died after claiming it is unknown, and not sent again', async () => {
    await store.effects.claim(keyOf(course), course, reminder.now);
    expect(await remind()).toEqual({ type: 'unknown', reason: 'earlierAttemptNeverSettled' });
    expect(building.mailServer.mails).toEqual([]);
  });

  it('that the server puts off is sent by the next attempt', async () => {
    building.mailServer.answerNext({ code: 451, says: 'greylisted' });
    expect(await remind()).toEqual({ type: 'failedTemporarily', reason: 'smtp EMESSAGE 451' });
    expect(await remind()).toEqual({ type: 'sent', channel: 'email' });
    expect(building.mailServer.mails).toHaveLength(1);
  });

  it('that the server refuses for good is not sent, and stays so', async () => {
    building.mailServer.answerNext({ code: 554, says: 'no' });
    expect(await remind()).toEqual({ type: 'notSent', reason: 'smtp EMESSAGE 554' });
    expect(await remind()).toEqual({ type: 'notSent', reason: 'smtp EMESSAGE 554' });
    expect(building.mailServer.mails).toEqual([]);
  });

  it('that may have arrived is unknown, and stays so', async () => {
    building.mailServer.answerNext('hangUp');
    expect(await remind()).toEqual({ type: 'unknown', reason: 'smtp ECONNECTION' });
    expect(await remind()).toEqual({ type: 'unknown', reason: 'smtp ECONNECTION' });
    expect(building.mailServer.mails).toEqual([]);
  });

  it('fails for now while the mail server is down', async () => {
    await building.mailServer.stop();
    expect(await remind()).toEqual({ type: 'failedTemporarily', reason: 'smtp ESOCKET' });
  });

  it('fails for now while the store is away, and nothing leaves', async () => {
    const others = building.with({ store: absentStore });
    expect(await others.remind(course, effectOf())).toEqual({
      type: 'failedTemporarily',
      reason: 'storeUnavailable',
    });
    expect(building.mailServer.mails).toEqual([]);
  });

  it("fails for now while the clinic's file is unknown", async () => {
    const others = building.with({
      clinics: { current: async () => ({ known: false, why: 'noFile' }) },
    });
    expect(await others.remind(course, effectOf())).toEqual({
      type: 'failedTemporarily',
      reason: 'clinicFileUnknown',
    });
    expect(await remind()).toEqual({ type: 'sent', channel: 'email' });
  });
});

describe('a reminder is not sent', () => {
  const whenRegisterSays = async (changes: Partial<Patient>) => {
    course = await building.admit(changes);
    return remind();
  };

  it('to a patient who has opted out', async () => {
    const outcome = await whenRegisterSays({ optedOut: { email: true, sms: false } });
    expect(outcome).toEqual({ type: 'notSent', reason: 'optedOut' });
  });

  it('by a channel without consent', async () => {
    const outcome = await whenRegisterSays({ consent: { email: false, sms: true } });
    expect(outcome).toEqual({ type: 'notSent', reason: 'consentMissing' });
  });

  it('without an address', async () => {
    expect(await whenRegisterSays({ email: null })).toEqual({ type: 'notSent', reason: 'contactMissing' });
  });

  it('while nobody has said where the patient is', async () => {
    expect(await whenRegisterSays({ zone: null })).toEqual({ type: 'notSent', reason: 'zoneUnknown' });
  });

  it('once what it is about has come', async () => {
    expect(await remind({ now: reminder.about })).toEqual({ type: 'notSent', reason: 'pastWhatItIsAbout' });
  });

  it('by SMS where there is no provider', async () => {
    expect(await remind({ channel: 'sms' })).toEqual({ type: 'notSent', reason: 'noSmsProvider' });
  });

  it('to somebody who is not in the register', async () => {
    const nobody = { ...course, patient: 'nobody' as PatientId };
    expect(await building.activities.remind(nobody, effectOf())).toEqual({
      type: 'notSent',
      reason: 'patientNotInRegister',
    });
  });

  it('as the fourth text in a week, whichever courses the others came from; mail is not bound by it', async () => {
    const another = { ...course, courseId: `${course.courseId}-maintenance` as CourseId };
    const before = [
      [course, '2031-02-28T14:00:00Z'],
      [another, '2031-03-01T15:00:00Z'],
      [course, '2031-03-02T15:00:00Z'],
    ] as const;
    for (const [seq, [identity, at]] of before.entries()) {
      await store.effects.claim(keyOf(identity, seq), identity, instant(at));
      await store.effects.settle(keyOf(identity, seq), { type: 'sent', channel: 'sms' });
    }
    expect(await remind({ channel: 'sms' })).toEqual({ type: 'notSent', reason: 'weeklyCapReached' });
    expect(await remind({ key: keyOf(course, 8) })).toEqual({ type: 'sent', channel: 'email' });
  });
});

describe('a reminder that stays in the building', () => {
  const outboxMessage = () => ({
    key: keyOf(course),
    to: 'pat@home.example',
    subject: 'Appointment reminder from Harbor Clinic',
    text,
    at: reminder.now,
  });

  it('of a practice course goes to the outbox and nowhere else', async () => {
    const practice = { ...course, realm: 'practice' as const };
    expect(await building.activities.remind(practice, effectOf())).toEqual({ type: 'sent', channel: 'email' });
    expect(await store.outbox.list('practice')).toEqual([{ ...outboxMessage(), realm: 'practice' }]);
    expect(building.mailServer.mails).toEqual([]);
    expect(building.console).toEqual([]);
  });

  it('is printed without address where no mail server is set, and kept in the outbox', async () => {
    const lines: string[] = [];
    const mail = createMail({ smtpUrl: null, from: 'desk@harbor.example', console: (line) => lines.push(line) });
    expect(await building.with({ mail }).remind(course, effectOf())).toEqual({ type: 'sent', channel: 'email' });
    expect(lines).toEqual([`[${keyOf(course)}] to the patient: Appointment reminder from Harbor Clinic | ${text}`]);
    expect(await store.outbox.list('real')).toEqual([{ ...outboxMessage(), realm: 'real' }]);
  });
});
