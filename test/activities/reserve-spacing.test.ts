import type { Effect } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { CourseId, EffectKey, SessionId } from '../../domain/ids';
import type { SpacingDemand } from '../../domain/spacing/demand';
import { instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import { openMemoryStore } from '../support/memory-store';
import { absentStore } from './absent-store';
import type { Building } from './building';
import { databaseStartMs, openBuilding } from './building';

type Reserve = Extract<Effect, { readonly type: 'reserveSpacing' }>;

const weekly: SpacingDemand = {
  rule: 'treatment.introductory.spacing.minimum',
  zone: 'America/Los_Angeles',
  minimum: [{ hours: 72 }],
  grace: null,
  caps: [],
};

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

const booking = (identity: CourseIdentity, session: string, startsAt: string): Reserve => ({
  type: 'reserveSpacing',
  key: `${identity.courseId}:${session}:0` as EffectKey,
  session: session as SessionId,
  startsAt: instant(startsAt),
  endsAt: instant(startsAt.replace('T17', 'T19')),
  demand: weekly,
  override: null,
  replaces: null,
  now: instant('2031-03-03T14:00:00Z'),
});

const reserve = (identity: CourseIdentity, effect: Reserve) => building.activities.reserveSpacing(identity, effect);

describe('a booking', () => {
  it('is held, and the same effect is answered the same again', async () => {
    const first = booking(course, 's1', '2031-03-10T17:00:00Z');
    expect(await reserve(course, first)).toEqual({ type: 'held' });
    expect(await reserve(course, first)).toEqual({ type: 'held' });
  });

  it('inside the minimum gap of another course of the patient is refused, naming the earliest start', async () => {
    const other = { ...course, courseId: `${course.courseId}-other` as CourseId };
    await reserve(course, booking(course, 's1', '2031-03-10T17:00:00Z'));
    expect(await reserve(other, booking(other, 's1', '2031-03-12T17:00:00Z'))).toMatchObject({
      type: 'spacingRefused',
      evaluation: { code: 'tooEarly', reasonCode: 'minimumGap', earliest: '2031-03-13T17:00:00.000Z' },
    });
  });

  it('that a clinician overrides is held', async () => {
    const overridden = { ...booking(course, 's2', '2031-03-12T17:00:00Z'), override: { reason: 'travel' } };
    await reserve(course, booking(course, 's1', '2031-03-10T17:00:00Z'));
    expect(await reserve(course, overridden)).toEqual({ type: 'held' });
  });

  it('is not held while the ledger is away', async () => {
    const others = building.with({ store: absentStore });
    expect(await others.reserveSpacing(course, booking(course, 's1', '2031-03-10T17:00:00Z'))).toEqual({
      type: 'failedTemporarily',
      reason: 'storeUnavailable',
    });
  });
});
