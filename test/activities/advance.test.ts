import { decide } from '../../domain/course/decide';
import type { Decision } from '../../domain/course/decide';
import { engine } from '../../domain/course/actor';
import type { Delivery } from '../../domain/course/letters';
import type { CourseIdentity } from '../../domain/course/log';
import type { Step } from '../../domain/course/step';
import { instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { absentStore } from './absent-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';
import { harborClinic } from './clinic-fixture';

const now = instant('2031-03-03T14:00:00Z');
const wake: Delivery = { letter: { type: 'Wake' }, cause: { kind: 'wake', id: 'wake-1' }, actor: engine };
const noSteps: Step = {
  v: 1,
  events: [],
  effects: [],
  replies: [],
  wakeAt: null,
  ended: false,
  card: { protocol: 'toy 1', phase: 'screening', status: 'active', next: null, openEscalations: 0 },
};

let store: Store;
let building: Building;
let course: CourseIdentity;
let decisions: Decision[];

beforeAll(async () => {
  store = await openMemoryStore();
}, databaseStartMs);

beforeEach(async () => {
  building = await openBuilding(store);
  course = await building.admit();
  decisions = [];
});

afterEach(() => building.close());
afterAll(() => store.close());

const writeDown = (decision: Decision): Step => {
  decisions.push(decision);
  return noSteps;
};

const letter = () => ({ identity: course, log: [], delivery: wake, now });

describe('a decision', () => {
  it('is made by the rules from the letter, the log, course time and all surroundings', async () => {
    expect(await building.with({ decide: writeDown }).advance(letter())).toEqual(noSteps);
    expect(decisions).toEqual([
      {
        ...letter(),
        build: 'test build',
        surroundings: {
          clinic: { known: true, value: harborClinic },
          patient: {
            known: true,
            value: {
              patient: course.patient,
              zone: 'America/New_York',
              language: 'en',
              channels: ['email', 'sms'],
              highRisk: false,
            },
          },
          ledger: { known: true, value: { rows: [] } },
          otherCourses: { known: true, value: [] },
        },
        surroundingsDigest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        protocolDigest: '',
      },
    ]);
  });

  it('names the same surroundings by the same digest, and others by another', async () => {
    const others = building.with({ decide: writeDown });
    await others.advance(letter());
    await others.advance(letter());
    await store.patients.update(course.patient, { zone: 'America/Phoenix' });
    await others.advance(letter());
    const [first, second, third] = decisions.map(({ surroundingsDigest }) => surroundingsDigest);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('runs the rules of the engine when a test brings none', async () => {
    const others = building.with({ store: absentStore });
    const decided = decide({ ...letter(), ...surroundedByNothingElse, build: 'test build' });
    expect(await others.advance(letter())).toEqual(decided);
  });

  it('knows nothing of a patient who is not in the register', async () => {
    const nobody = { ...course, patient: 'nobody' as typeof course.patient };
    await building.with({ decide: writeDown }).advance({ ...letter(), identity: nobody });
    expect(decisions[0]?.surroundings.patient).toEqual({ known: false, why: 'patientNotInRegister' });
  });

  it('is made all the same while the store is away, and operators are told', async () => {
    await building.with({ decide: writeDown, store: absentStore }).advance(letter());
    expect(decisions[0]?.surroundings).toEqual(surroundedByNothingElse.surroundings);
    expect(building.operators).toHaveLength(3);
  });

  it('waits two seconds for its surroundings and no longer', async () => {
    jest.useFakeTimers();
    try {
      const clinics = { current: () => new Promise<never>(() => undefined) };
      const decided = building.with({ decide: writeDown, store: absentStore, clinics }).advance(letter());
      await jest.advanceTimersByTimeAsync(1_999);
      expect(decisions).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      expect(await decided).toEqual(noSteps);
      expect(decisions[0]?.surroundings.clinic).toEqual({ known: false, why: 'noAnswerInTime' });
    } finally {
      jest.useRealTimers();
    }
  });
});

const surroundedByNothingElse = {
  surroundings: {
    clinic: { known: true, value: harborClinic },
    patient: { known: false, why: 'storeUnavailable' },
    ledger: { known: false, why: 'storeUnavailable' },
    otherCourses: { known: false, why: 'storeUnavailable' },
  },
  surroundingsDigest: '',
  protocolDigest: '',
} as const;
