import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity } from '../../domain/course/log';
import type { ClinicId, EffectKey } from '../../domain/ids';
import { CursorMalformed } from '../../store';
import type { ObligationFilter } from '../../store';
import { anchor, card, courseOf, daysLater, entry, log, obligation, opened, owes, recording } from './course-fixture';
import { engines, startLimitMs } from './engines';
import type { OpenedStore } from './engines';

describe.each(engines)('the lists, on $name', ({ open }) => {
  let opening: OpenedStore;
  const [ann, bea]: [CourseIdentity, CourseIdentity] = [
    courseOf('ann'),
    { ...courseOf('bea'), clinic: 'pier' as ClinicId },
  ];
  beforeAll(async () => {
    opening = await open();
    const { courses } = opening.store;
    const later = log([owes('late', daysLater(5)), owes('soon', daysLater(2)), owes('crisis', daysLater(9), true)], 2);
    await courses.record(recording(ann, [entry(1, opened, 1), ...later]));
    await courses.record(
      recording(bea, [entry(1, opened, 0), ...log([owes('b1', daysLater(1)), owes('b2', daysLater(5))], 2)], {
        card: card({ status: 'paused' }),
      }),
    );
  }, startLimitMs);
  afterAll(() => opening.close(), startLimitMs);

  const owed = async (filter: Omit<ObligationFilter, 'limit'>) => {
    const { items } = await opening.store.obligations.list({ ...filter, limit: 50 });
    return items.map((item) => item.obligation);
  };

  it('show what is owed, safety first and then what is due soonest', async () => {
    expect(await owed({ status: 'open' })).toEqual(['crisis', 'b1', 'soon', 'late', 'b2']);
  });

  it('show only what is asked for', async () => {
    expect(await owed({ clinic: 'pier' as ClinicId })).toEqual(['b1', 'b2']);
    expect(await owed({ course: ann.courseId, kind: 'bookSession' })).toEqual(['soon', 'late']);
    expect(await owed({ overdueAt: daysLater(5) })).toEqual(['b1', 'soon']);
    expect(await owed({ patient: bea.patient, owner: 'coordinator', realm: 'real' })).toEqual(['b1', 'b2']);
    expect(await owed({ owner: 'clinician' })).toEqual([]);
    expect(await owed({ status: 'done' })).toEqual([]);
  });

  it('come in pages that together are the whole list', async () => {
    const { obligations, courses } = opening.store;
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof obligations.list>> = await obligations.list({
        status: 'open',
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...page.items.map((item) => item.obligation));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(['crisis', 'b1', 'soon', 'late', 'b2']);

    const first = await courses.list({ limit: 1 });
    expect(first.items.map(({ courseId }) => courseId)).toEqual(['ann']);
    const second = await courses.list({ limit: 1, cursor: first.next ?? '' });
    expect(second.items.map(({ courseId }) => courseId)).toEqual(['bea']);
    expect(second.next).toBeNull();
    await expect(courses.list({ limit: 1, cursor: 'nonsense' })).rejects.toThrow(CursorMalformed);
    await expect(obligations.list({ limit: 1, cursor: first.next ?? '' })).rejects.toThrow(CursorMalformed);
  });

  it('show the courses of a clinic, a patient or a state', async () => {
    const { courses } = opening.store;
    const ids = async (filter: Omit<Parameters<typeof courses.list>[0], 'limit'>) =>
      (await courses.list({ ...filter, limit: 50 })).items.map(({ courseId }) => courseId);
    expect(await ids({ clinic: 'harbor' as ClinicId })).toEqual(['ann']);
    expect(await ids({ patient: bea.patient })).toEqual(['bea']);
    expect(await ids({ status: 'paused' })).toEqual(['bea']);
    expect(await ids({ phase: 'treatment', realm: 'real' })).toEqual(['ann', 'bea']);
    expect(await ids({ realm: 'practice' })).toEqual([]);
  });

  it("know a patient's other courses until they are closed", async () => {
    const { courses } = opening.store;
    const follows = { ...courseOf('ann-2'), patient: ann.patient };
    expect(await courses.othersOf(follows)).toEqual([
      { course: 'ann', protocol: 'sublingual-home', phase: 'treatment', sameClinic: true },
    ]);
    const [elsewhere] = await courses.othersOf({ ...follows, clinic: 'elsewhere' as ClinicId });
    expect(elsewhere?.sameClinic).toBe(false);
    expect(await courses.othersOf(ann)).toEqual([]);
    expect(await courses.othersOf({ ...follows, realm: 'practice' })).toEqual([]);
    const closed = courseOf('closed', 'closing');
    await courses.record(recording(closed, log([opened]), { card: card({ status: 'closed' }) }));
    expect(await courses.othersOf(courseOf('next', 'closing'))).toEqual([]);
  });

  it('know from any course of the patient that messages must stop, until that was taken back', async () => {
    const { courses } = opening.store;
    const [told, other] = [courseOf('away-1', 'away'), courseOf('away-2', 'away')];
    expect(await courses.absenceOf(other)).toBeNull();
    const died: CourseEvent = { type: 'PatientDied' };
    await courses.record(recording(told, log([opened, died])));
    expect(await courses.absenceOf(other)).toBe('patientDied');
    expect(await courses.absenceOf({ ...other, realm: 'practice' })).toBeNull();
    const taken: CourseEvent = { type: 'FactVoided', seq: 2, reason: 'another patient' };
    await courses.record(recording(told, log([opened, died, taken])));
    expect(await courses.absenceOf(other)).toBeNull();
  });

  it('follow an obligation up its ladder to its end', async () => {
    const course = courseOf('climbing');
    const about = { obligation: obligation('book-1') };
    const raised: CourseEvent = {
      type: 'EscalationRaised',
      ...about,
      level: 1,
      pass: 2,
      recipients: [],
      effect: 'c:3:1' as EffectKey,
    };
    const sent: CourseEvent = { type: 'ReminderSent', ...about, plannedAt: anchor, channel: 'email' };
    const shown = async (...events: readonly CourseEvent[]) => {
      const known = (await opening.store.courses.entries(course.courseId, 1, 50)).length;
      await opening.store.courses.record(recording(course, log(events, known + 1)));
      return (await opening.store.obligations.list({ course: course.courseId, limit: 2 })).items;
    };
    const atFirst = {
      ...course,
      ...about,
      kind: 'bookSession',
      owner: 'coordinator',
      status: 'open',
      safety: false,
      openedAt: daysLater(2),
      dueAt: anchor,
      endedAt: null,
      session: null,
      finding: null,
      escalationLevel: null,
      escalationPass: null,
      acknowledgedUntil: null,
      remindersSent: 0,
      lastRemindedAt: null,
      lastContactAt: null,
    };
    expect(await shown(opened, owes('book-1', anchor))).toEqual([atFirst]);
    const reminded = {
      ...atFirst,
      remindersSent: 2,
      lastRemindedAt: daysLater(4),
      escalationLevel: 1,
      escalationPass: 2,
    };
    expect(await shown(sent, sent, raised)).toEqual([reminded]);
    const until = daysLater(20);
    const tried: CourseEvent = { type: 'ContactAttempted', ...about, outcome: 'noAnswer', note: null };
    const contacted = { ...reminded, acknowledgedUntil: until, lastContactAt: daysLater(7) };
    expect(await shown({ type: 'EscalationAcknowledged', ...about, until }, tried)).toEqual([contacted]);
    expect(await shown({ type: 'AcknowledgementExpired', ...about })).toEqual([
      { ...contacted, acknowledgedUntil: null },
    ]);
    const ended = { ...contacted, acknowledgedUntil: null, status: 'couldNotDo', endedAt: daysLater(9) };
    expect(await shown({ type: 'ObligationCouldNotBeDone', ...about, reason: 'moved away' })).toEqual([ended]);
    expect(await shown(owes('book-1', anchor))).toEqual([{ ...atFirst, openedAt: daysLater(10) }]);
  });
});
