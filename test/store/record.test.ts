import { RecordConflict, RecordGap } from '../../store';
import { anchor, card, courseOf, daysLater, entry, log, opened, owes, protocol, recording } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';

describe.each(engines)('the record of a course, on $name', ({ open }) => {
  let opening: OpenedStore;
  beforeAll(async () => {
    opening = await open();
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);
  const store = () => opening.store;

  it('gives back the log as it was decided, with stamps only where they change', async () => {
    const course = courseOf('carried');
    const first = [
      entry(1, opened),
      { ...entry(2, { type: 'PhaseEntered', phase: 'consent', because: 'screened' }), engineBuild: 'build-2' },
    ];
    const later = [entry(3, owes('book-1', anchor))];
    await store().courses.record(recording(course, first));
    await store().courses.record(
      recording(course, later, {
        stamps: { protocolDigest: 'protocol-1', surroundingsDigest: 'surroundings-1', engineBuild: 'build-2' },
      }),
    );
    expect(await store().courses.carried(course.courseId)).toEqual({ identity: course, log: [...first, ...later] });
    const [, second] = await store().courses.entries(course.courseId, 1, 2);
    expect(second).toMatchObject({
      seq: 2,
      protocolDigest: 'protocol-1',
      surroundingsDigest: 'surroundings-1',
      engineBuild: 'build-2',
    });
    expect(await store().courses.entries(course.courseId, 3, 10)).toHaveLength(1);
  });

  it('takes the same entries twice, in whole and in part', async () => {
    const course = courseOf('repeated');
    const entries = log([opened, owes('book-1', daysLater(9)), { type: 'CoursePaused', reason: 'travel' }]);
    await store().courses.record(recording(course, entries.slice(0, 2)));
    await store().courses.record(recording(course, entries));
    await store().courses.record(recording(course, entries.slice(0, 2), { card: card({ phase: 'stale' }) }));
    expect((await store().courses.carried(course.courseId))?.log).toEqual(entries);
    expect(await store().courses.find(course.courseId)).toMatchObject({ phase: 'treatment', lastSeq: 3 });
  });

  it('refuses other content under a taken seq, keeps what is there and tells the operators', async () => {
    const course = courseOf('contradicted');
    const entries = log([opened, { type: 'CoursePaused', reason: 'the patient travels' }]);
    await store().courses.record(recording(course, entries));
    const other = log([
      opened,
      { type: 'CoursePaused', reason: 'the patient is ill' },
      { type: 'CourseResumed', reason: 'back' },
    ]);

    const conflict = await store()
      .courses.record(recording(course, other))
      .catch((error: unknown) => error);
    expect(conflict).toEqual(new RecordConflict(course.courseId, 2));
    expect(String(conflict)).toBe('RecordConflict: Course contradicted already holds another entry 2');
    expect((await store().courses.carried(course.courseId))?.log).toEqual(entries);
    await expect(store().courses.record(recording(course, other))).rejects.toThrow(RecordConflict);
    expect((await store().alerts.list()).filter(({ course: about }) => about === course.courseId)).toEqual([
      {
        key: 'RecordConflict:contradicted:2',
        kind: 'RecordConflict',
        course: 'contradicted',
        because: 'Course contradicted already holds another entry 2',
        at: daysLater(3),
      },
    ]);
  });

  it("refuses another patient's entry under a taken seq", async () => {
    const entries = log([opened]);
    await store().courses.record(recording(courseOf('one-patient', 'ann'), entries));
    await expect(store().courses.record(recording(courseOf('one-patient', 'bea'), entries))).rejects.toThrow(
      RecordConflict,
    );
  });

  it.each([
    ['at the beginning', 'gap-first', [] as const, [2]],
    ['after what is there', 'gap-later', [1] as const, [3]],
    ['among the entries', 'gap-inside', [1] as const, [2, 4]],
  ])('refuses entries with a gap %s', async (_where, name, there, handed) => {
    const course = courseOf(name);
    const entries = log([opened, owes('a', anchor), owes('b', anchor), owes('c', anchor)]);
    const pick = (seqs: readonly number[]) => entries.filter(({ seq }) => seqs.includes(seq));
    if (there.length > 0) await store().courses.record(recording(course, pick(there)));
    await expect(store().courses.record(recording(course, pick(handed)))).rejects.toThrow(RecordGap);
    expect(await store().courses.entries(course.courseId, 1, 10)).toHaveLength(there.length);
    expect((await store().alerts.list()).map(({ key }) => key)).toContain(`RecordGap:${name}:${handed.at(-1)}`);
  });

  it('keeps what somebody pasted, also what jsonb would refuse for ever', async () => {
    const course = courseOf('pasted');
    const entries = log([
      opened,
      { type: 'CoursePaused', reason: 'NUL \u0000, half a pair \ud83d, "quotes" and \\u0000' },
    ]);
    await store().courses.record(recording(course, entries));
    await store().courses.record(recording(course, entries));
    expect((await store().courses.carried(course.courseId))?.log).toEqual(entries);
  });

  it('shows what the course last said of itself, and when it was opened and closed', async () => {
    const course = courseOf('shown');
    const closing = log([opened, { type: 'CourseClosed', outcome: 'completed', reason: 'done' }]);
    const closed = card({ phase: 'closed', status: 'closed', openEscalations: 2 });
    await store().courses.record(recording(course, closing, { card: closed, ended: true }));
    const shown = {
      ...course,
      protocol: { id: protocol.id, version: protocol.version },
      follows: null,
      phase: 'closed',
      status: 'closed',
      card: closed,
      wakeAt: null,
      ended: true,
      openedAt: daysLater(1),
      closedAt: daysLater(2),
      lastSeq: 2,
    };
    expect(await store().courses.find(course.courseId)).toEqual(shown);

    const reopening = log([{ type: 'CourseReopened', reason: 'too soon' }], 3);
    await store().courses.record(recording(course, reopening, { wakeAt: daysLater(9) }));
    const reopened = {
      phase: 'treatment',
      status: 'active',
      card: card(),
      wakeAt: daysLater(9),
      ended: false,
      closedAt: null,
      lastSeq: 3,
    };
    expect(await store().courses.find(course.courseId)).toEqual({ ...shown, ...reopened });

    await store().courses.record(recording(course, [], { wakeAt: daysLater(5) }));
    expect(await store().courses.find(course.courseId)).toMatchObject({ wakeAt: daysLater(5), lastSeq: 3 });
  });

  it('holds a refused letter to a course that was never opened, and lists no course', async () => {
    const course = courseOf('never-opened');
    const refused = log([{ type: 'CommandRefused', command: 'CloseCourse', refusal: { type: 'CourseNotOpened' } }]);
    await store().courses.record(recording(course, refused));
    expect((await store().courses.carried(course.courseId))?.log).toEqual(refused);
    expect(await store().courses.find(course.courseId)).toBeNull();
  });

  it('takes more entries at once than one statement can hold', async () => {
    const course = courseOf('long');
    const entries = log([
      opened,
      ...Array.from({ length: 1_200 }, (_, index) => owes(`o${index % 7}`, daysLater(index))),
    ]);
    await store().courses.record(recording(course, entries));
    expect((await store().courses.carried(course.courseId))?.log).toHaveLength(1_201);
    expect((await store().obligations.list({ course: course.courseId, limit: 20 })).items).toHaveLength(7);
  });
});
