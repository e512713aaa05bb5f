import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity } from '../../domain/course/log';
import type { ClinicId, CourseId } from '../../domain/ids';
import { harborClinic } from '../activities/clinic-fixture';
import { anchor, courseOf, daysLater, entry, opened, recording, session } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';
import { asks, books, byTheRules, dosed, hold, ledgerOf, threeDays } from './ledger-fixture';

describe.each(engines)('the ledger, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
    await opening.store.clinics.put({ ...harborClinic, zone: 'America/New_York' });
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);
  const store = () => opening.store;

  /** Records the events under the next seqs; each takes effect on the day it names. */
  const tell = async (course: CourseIdentity, ...events: readonly (readonly [CourseEvent, number])[]) => {
    const known = (await store().courses.entries(course.courseId, 1, 100)).length;
    const entries = events.map(([event, day], index) => entry(known + 1 + index, event, day));
    await store().courses.record(recording(course, entries));
  };
  const reserve = (course: CourseIdentity, ...args: [string, number, Parameters<typeof hold>[3]?]) =>
    store().ledger.reserve(course, hold(course, args[0], daysLater(args[1]), args[2]), byTheRules);

  it('holds a booking from the moment it is reserved until it is dosed', async () => {
    const course = courseOf('dosed');
    await tell(course, [opened, 0]);
    expect(await reserve(course, 's1', 7)).toEqual({ type: 'held' });
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`]);
    await tell(course, [asks('s1', 7), 1], [books('s1', 7), 1]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`]);
    await tell(course, [dosed('s1'), 8]);
    expect(await store().ledger.viewOf('real', course.patient, course.clinic)).toEqual({
      rows: [
        {
          course: 'dosed',
          session: 's1',
          kind: 'dose',
          startsAt: daysLater(8),
          demand: threeDays,
          overridden: false,
          sameClinic: true,
        },
      ],
    });
  });

  it.each<[string, CourseEvent]>([
    ['cancelled', { type: 'BookingCancelled', session: session('s1'), reason: 'ill' }],
    ['missed', { type: 'SessionMissed', session: session('s1') }],
    ['withheld', { type: 'SessionWithheld', session: session('s1'), reason: 'blood pressure' }],
    ['aborted before the drug', { type: 'SessionAborted', session: session('s1'), reason: 'panic', drugTaken: false }],
  ])('lets go of a booking that was %s', async (how, event) => {
    const course = courseOf(`let go, ${how}`);
    await reserve(course, 's1', 7);
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1], [event, 7]);
    expect(await ledgerOf(store(), course)).toEqual([]);
    expect(await reserve(course, 's2', 8)).toEqual({ type: 'held' });
  });

  it('counts a session that was aborted after the drug', async () => {
    const course = courseOf('aborted');
    await reserve(course, 's1', 7);
    const aborted: CourseEvent = { type: 'SessionAborted', session: session('s1'), reason: 'nausea', drugTaken: true };
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1], [aborted, 7]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 dose ${daysLater(7)}`]);
  });

  it('lets go of a hold that came too late, and has the booking back that it would have replaced', async () => {
    const course = courseOf('late');
    await reserve(course, 's1', 7);
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1]);
    const refused: CourseEvent = {
      type: 'BookingRefused',
      session: session('s2'),
      refusal: { type: 'LedgerUnavailable', reason: 'no answer within 10 s' },
    };
    expect(await reserve(course, 's2', 8, { replaces: session('s1') })).toEqual({ type: 'held' });
    await tell(course, [asks('s2', 8, 's1'), 2]);
    expect(await ledgerOf(store(), course)).toEqual([`s2 booking ${daysLater(8)}`]);
    await tell(course, [refused, 2], [{ type: 'LateHoldReleased', session: session('s2') }, 2]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`]);
  });

  it('moves a booking in one go, and keeps the old one when the new time is refused', async () => {
    const course = courseOf('moved');
    await reserve(course, 's1', 7);
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1]);
    const other = courseOf('moved, other', course.patient);
    expect(await reserve(other, 'o1', 14)).toEqual({ type: 'held' });
    expect(await reserve(course, 's2', 13, { replaces: session('s1') })).toMatchObject({
      type: 'spacingRefused',
      evaluation: { code: 'tooEarly' },
    });
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`, `o1 booking ${daysLater(14)}`]);
    expect(await reserve(course, 's3', 9, { replaces: session('s1') })).toEqual({ type: 'held' });
    await tell(course, [asks('s3', 9, 's1'), 2], [books('s3', 9, 's1'), 2]);
    expect(await ledgerOf(store(), course)).toEqual([`s3 booking ${daysLater(9)}`, `o1 booking ${daysLater(14)}`]);
  });

  it('answers the same to the same effect, whatever happened since', async () => {
    const course = courseOf('asked twice');
    const other = courseOf('asked twice, other', course.patient);
    expect(await reserve(course, 's1', 7)).toEqual({ type: 'held' });
    const refused = await reserve(other, 'o1', 8);
    expect(refused).toMatchObject({ type: 'spacingRefused', evaluation: { earliest: daysLater(10) } });
    await tell(
      course,
      [opened, 0],
      [asks('s1', 7), 1],
      [books('s1', 7), 1],
      [{ type: 'BookingCancelled', session: session('s1'), reason: 'ill' }, 2],
    );
    expect(await reserve(course, 's1', 7)).toEqual({ type: 'held' });
    expect(await reserve(other, 'o1', 8)).toEqual(refused);
    expect(await ledgerOf(store(), course)).toEqual([]);
  });

  it('keeps the realms apart', async () => {
    const course = courseOf('in practice');
    await reserve(course, 's1', 7);
    const practice = { ...course, courseId: 'practising' as CourseId, realm: 'practice' as const };
    expect(await reserve(practice, 'p1', 7)).toEqual({ type: 'held' });
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`]);
    expect(await ledgerOf(store(), practice)).toEqual([`p1 booking ${daysLater(7)}`]);
  });

  it("lets a clinician's override stand beside what it breaks", async () => {
    const course = courseOf('overridden');
    await reserve(course, 's1', 7);
    expect(await reserve(course, 's2', 8, { override: { reason: 'travels for a month' } })).toEqual({ type: 'held' });
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1], [asks('s2', 8), 1], [books('s2', 8), 1]);
    const { rows } = await store().ledger.viewOf('real', course.patient, course.clinic);
    expect(rows.map(({ session: name, overridden }) => [name, overridden])).toEqual([
      ['s1', false],
      ['s2', true],
    ]);
  });

  it('takes in bookings and doses from elsewhere, however close they are', async () => {
    const course = courseOf('adopted');
    await reserve(courseOf('adopted, other', course.patient), 'o1', 7);
    await tell(course, [opened, 0], [books('a1', 7), 0], [books('a2', 8), 0], [dosed('a0'), 6], [dosed('a3'), 6]);
    const { rows } = await store().ledger.viewOf('real', course.patient, 'elsewhere' as ClinicId);
    expect(rows).toEqual([
      {
        course: 'adopted',
        session: 'a0',
        kind: 'dose',
        startsAt: daysLater(6),
        demand: threeDays,
        overridden: false,
        sameClinic: false,
      },
      {
        course: 'adopted',
        session: 'a3',
        kind: 'dose',
        startsAt: daysLater(6),
        demand: threeDays,
        overridden: false,
        sameClinic: false,
      },
      {
        course: 'adopted',
        session: 'a1',
        kind: 'booking',
        startsAt: daysLater(7),
        demand: threeDays,
        overridden: true,
        sameClinic: false,
      },
      {
        course: 'adopted, other',
        session: 'o1',
        kind: 'booking',
        startsAt: daysLater(7),
        demand: threeDays,
        overridden: false,
        sameClinic: false,
      },
      {
        course: 'adopted',
        session: 'a2',
        kind: 'booking',
        startsAt: daysLater(8),
        demand: threeDays,
        overridden: true,
        sameClinic: false,
      },
    ]);
  });

  it('has the booking back when the dose was said by mistake, and without a word when a no-show was', async () => {
    const course = courseOf('voided');
    await reserve(course, 's1', 7);
    await tell(course, [opened, 0], [asks('s1', 7), 1], [books('s1', 7), 1], [dosed('s1'), 5]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 dose ${daysLater(5)}`]);
    await tell(course, [{ type: 'FactVoided', seq: 4, reason: 'wrong patient' }, 6]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`]);

    await tell(course, [{ type: 'SessionMissed', session: session('s1') }, 7]);
    expect(await reserve(courseOf('voided, other', course.patient), 'o1', 8)).toEqual({ type: 'held' });
    await tell(course, [{ type: 'FactVoided', seq: 6, reason: 'she came after all' }, 7], [dosed('s1'), 7]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 dose ${daysLater(7)}`, `o1 booking ${daysLater(8)}`]);
  });

  it('keeps a booking that comes back although another has taken its place', async () => {
    const course = courseOf('back');
    await reserve(course, 's1', 7);
    await tell(
      course,
      [opened, 0],
      [asks('s1', 7), 1],
      [books('s1', 7), 1],
      [{ type: 'SessionMissed', session: session('s1') }, 7],
    );
    await reserve(courseOf('back, other', course.patient), 'o1', 8);
    await tell(course, [{ type: 'FactVoided', seq: 4, reason: 'she had called' }, 7]);
    expect(await ledgerOf(store(), course)).toEqual([`s1 booking ${daysLater(7)}`, `o1 booking ${daysLater(8)}`]);
  });

  it('takes the corrected version of a dose for the first', async () => {
    const course = courseOf('corrected');
    const fact = (version: number) => ({ fact: { source: 'emr', id: 'dose-1', version } });
    const entries = [
      entry(1, opened),
      { ...entry(2, dosed('s1'), 5), ...fact(1) },
      { ...entry(3, dosed('s1'), 6), ...fact(2) },
    ];
    await store().courses.record(recording(course, entries));
    expect(await ledgerOf(store(), course)).toEqual([`s1 dose ${daysLater(6)}`]);
  });

  it('counts in UTC for a clinic whose file is not there, rather than not at all', async () => {
    const course = { ...courseOf('no file'), clinic: 'unheard-of' as ClinicId };
    await tell(course, [opened, 0], [dosed('s1'), 0]);
    const { rows } = await store().ledger.viewOf('real', course.patient, course.clinic);
    expect(rows).toEqual([expect.objectContaining({ startsAt: anchor, demand: { ...threeDays, zone: 'UTC' } })]);
  });
});
