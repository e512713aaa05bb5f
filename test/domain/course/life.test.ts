import type { AdoptedFact } from '../../../domain/course/commands';
import type { SessionId } from '../../../domain/ids';
import { instant, plusMinutes } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, hold } from '../../support/course-steps';
import { demoPatients } from '../../../worker/demo/demo-patients';

const monday = instant('2031-03-03T15:00:00Z');

function adopted(world: CourseWorld, facts: readonly AdoptedFact[]) {
  const { realm, clinic, patient } = world.identity;
  const command = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
  return world.send({ type: 'AdoptCourse', ...command, asOf: world.now, facts }, coordinator, 'adoption');
}

describe('a course under way that is adopted', () => {
  const twelve = demoPatients(new CourseWorld(monday).protocol, monday);

  it.each(twelve.map((patient) => [patient.key, patient] as const))(
    'starts nothing for the past (%s)',
    (_key, patient) => {
      const world = new CourseWorld(monday);
      expect(adopted(world, patient.facts).type).toBe('accepted');
      expect(world.told('ReminderSent', 'EscalationRaised').filter(() => world.now < monday)).toEqual([]);
      const open = [...world.course.obligations.values()].filter(({ status }) => status === 'open');
      expect(open.length).toBeGreaterThan(0);
      expect(open.every(({ climbsFrom }) => climbsFrom >= monday)).toBe(true);
      world.forwardTo('2031-06-03T15:00:00Z');
    },
  );

  it('takes each fact once, however often it is adopted', () => {
    const world = new CourseWorld(monday);
    const facts = twelve[7]?.facts ?? [];
    const first = adopted(world, facts);
    const entries = world.log.length;
    expect(adopted(world, facts)).toEqual(first);
    expect(world.log).toHaveLength(entries);
  });

  it('is refused whole when one fact cannot be so, naming it, and can be sent again mended', () => {
    const world = new CourseWorld(monday);
    const fact = { source: 'ehr', id: 'x', version: 1 };
    const wrong = { type: 'RecordMeasure', instrument: 'phq-9', items: [9], session: null, at: monday, fact } as const;
    expect(adopted(world, [wrong])).toMatchObject({ refusal: { type: 'Impossible', field: 'facts.0.items' } });
    expect(world.log).toEqual([]);
    expect(adopted(world, []).type).toBe('accepted');
  });
});

describe('a correction', () => {
  it('takes back a dose reported by mistake, and the session is booked again', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    world.forwardTo('2031-03-10T15:00:00Z');
    world.send({ type: 'ReportDose', session, dose: null });
    world.forwardTo('2031-03-11T12:30:00Z');
    const seq = world.log.find(({ event }) => event.type === 'SessionDosed')?.seq ?? 0;
    expect(world.send({ type: 'VoidFact', seq, reason: 'wrong patient' }, coordinator).type).toBe('accepted');
    expect(world.course.clinical.sessions.find(({ id }) => id === session)?.status).toBe('booked');
    expect(world.owing).not.toContain(`checkIn:${session}`);
    expect(world.owing.some((key) => key.startsWith('tellOfCorrection:'))).toBe(true);
  });

  it('cannot take back what the engine did', () => {
    const world = admit(new CourseWorld(monday));
    expect(world.send({ type: 'VoidFact', seq: 2, reason: 'no' }, coordinator)).toMatchObject({
      refusal: { type: 'EntryNotVoidable', seq: 2 },
    });
  });

  it('of a fact by a higher version replaces it wherever it arrives', () => {
    const world = admit(new CourseWorld(monday));
    const fact = (version: number) => ({ source: 'ehr', id: 'dose', version });
    const session = 's-1' as SessionId;
    world.send({ type: 'ReportDose', session, dose: null, at: plusMinutes(monday, -60), fact: fact(2) });
    world.send({ type: 'ReportDose', session, dose: null, at: plusMinutes(monday, -600), fact: fact(1) });
    const [dosed] = world.course.clinical.sessions;
    expect(dosed).toMatchObject({ status: 'dosed', dosedAt: '2031-03-03T14:00:00.000Z' });
  });
});

describe('a closed course', () => {
  function closed(): CourseWorld {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'CloseCourse', outcome: 'discontinued', reason: 'moved away' }, coordinator);
    return world;
  }

  it('has ended, and refuses what would go on with it', () => {
    const world = closed();
    expect(world.steps.at(-1)).toMatchObject({ ended: true, wakeAt: null });
    const request = { type: 'PauseCourse', reason: 'x' } as const;
    expect(world.send(request, coordinator)).toMatchObject({ refusal: { type: 'CourseClosed' } });
  });

  it('still takes a late fact, and pages for a positive item 9 in it', () => {
    const world = closed();
    world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: [1, 1, 1, 1, 1, 1, 1, 1, 2], session: null });
    expect(world.told('EscalationRaised').length).toBeGreaterThan(0);
    expect(world.steps.at(-1)?.ended).toBe(false);
  });

  it('is taken up again where it was when somebody reopens it', () => {
    const world = closed();
    expect(world.send({ type: 'ReopenCourse', reason: 'came back' }, coordinator).type).toBe('accepted');
    expect(world.course.phase).toBe('treatment');
    expect(world.owing.length).toBeGreaterThan(0);
  });

  it('is not closed over an open crisis', () => {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'RaiseFlag', reason: 'worried' }, coordinator);
    const reply = world.send({ type: 'CloseCourse', outcome: 'completed', reason: 'done' }, clinician);
    expect(reply).toMatchObject({ refusal: { type: 'NotReady', reasons: [{ gate: 'openCrisis' }] } });
  });
});

describe('other rules midway', () => {
  it('leave what was told, and govern what comes', () => {
    const world = admit(new CourseWorld(monday));
    hold(world, book(world, '2031-03-10T15:00:00Z'), '2031-03-10T15:00:00Z');
    const before = JSON.stringify(world.log);
    const entries = world.log.length;
    world.clinic = { ...world.clinic, lateLimitMinutes: 45 };
    world.surroundings = { ...world.surroundings, clinic: { known: true, value: world.clinic } };
    world.deliver({
      letter: { type: 'LookAgain', because: 'clinicFile' },
      cause: { kind: 'wake', id: 'x' },
      actor: coordinator,
    });
    expect(JSON.stringify(world.log.slice(0, entries))).toBe(before);
    const session = book(world, '2031-03-17T15:00:00Z');
    const attend = world.course.obligations.get(`attendSession:${session}` as never);
    expect(attend?.dueAt).toBe('2031-03-17T15:45:00.000Z');
  });
});
