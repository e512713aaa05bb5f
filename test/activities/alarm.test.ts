import type { AlarmInput } from '../../activities/contract';
import type { CourseIdentity } from '../../domain/course/log';
import { instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { absentStore } from './absent-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';
import { harborClinic } from './clinic-fixture';

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

const safetyLetterFailed = (): AlarmInput => ({
  identity: course,
  kind: 'safetyLetterFailed',
  because: 'decision failed',
  key: `${course.courseId}:alarm:letter-1`,
});

const paged = () => building.mailServer.mails.map(({ to }) => to).sort();
const onCallAndFallback = ['ana@harbor.example', 'ben@harbor.example', 'dora@harbor.example'];

describe('an alarm over a safety letter', () => {
  it('pages everybody who is ever on call, and the fallback, once', async () => {
    await building.activities.alarm(safetyLetterFailed());
    await building.activities.alarm(safetyLetterFailed());
    expect(paged()).toEqual(onCallAndFallback);
    expect(building.mailServer.mails[0]?.text).toBe(
      [
        'URGENT, patient safety.',
        'A safety report came in and Regimen could not process it, so nobody else has been told.',
        `Course: ${course.courseId}. See it with: regimen course show ${course.courseId}`,
        'Please reach the patient now and tell your administrator.',
      ].join('\n'),
    );
  });

  it('rings while the store is away', async () => {
    await building.with({ store: absentStore }).alarm(safetyLetterFailed());
    expect(paged()).toEqual(onCallAndFallback);
    expect(building.operators).toHaveLength(1);
  });

  it('rings again when an earlier attempt never said how it ended', async () => {
    const { key } = safetyLetterFailed();
    await store.effects.claim(key as Parameters<typeof store.effects.claim>[0], course, building.deps.hostNow());
    await building.activities.alarm(safetyLetterFailed());
    expect(paged()).toEqual(onCallAndFallback);
  });

  it('is content when one of them could be reached', async () => {
    building.mailServer.rejectRecipients('ana@harbor.example', 'ben@harbor.example');
    await building.activities.alarm(safetyLetterFailed());
    expect(paged()).toEqual(['dora@harbor.example']);
  });

  it('is to be rung again when nobody could be reached', async () => {
    building.mailServer.rejectRecipients(...onCallAndFallback);
    await expect(building.activities.alarm(safetyLetterFailed())).rejects.toThrow('Nobody on call could be paged');
    const others = building.with({ clinics: { current: async () => ({ known: false, why: 'noFile' }) } });
    await expect(others.alarm(safetyLetterFailed())).rejects.toThrow('The clinic file is unknown');
  });

  it('pages the fallback of a clinic without a rota', async () => {
    const clinics = { current: async () => ({ known: true, value: { ...harborClinic, rotas: [] } }) as const };
    await building.with({ clinics }).alarm(safetyLetterFailed());
    expect(paged()).toEqual(['dora@harbor.example']);
  });
});

describe('an alarm over the engine', () => {
  const engineAlarm = (): AlarmInput => ({ ...safetyLetterFailed(), kind: 'engine', key: `${course.courseId}:parked` });

  it('is logged, kept once for the operators, and pages nobody', async () => {
    await building.activities.alarm(engineAlarm());
    await building.activities.alarm(engineAlarm());
    expect((await store.alerts.list()).filter(({ key }) => key === engineAlarm().key)).toEqual([
      {
        key: engineAlarm().key,
        kind: 'engine',
        course: course.courseId,
        because: 'decision failed',
        at: instant('2031-03-03T14:00:00Z'),
      },
    ]);
    expect(building.operators).toHaveLength(2);
    expect(paged()).toEqual([]);
  });

  it('is logged while the store is away', async () => {
    await building.with({ store: absentStore }).alarm(engineAlarm());
    expect(building.operators).toEqual([
      `Engine alert {"course":"${course.courseId}","kind":"engine","because":"decision failed","key":"${course.courseId}:parked"}`,
    ]);
  });
});
