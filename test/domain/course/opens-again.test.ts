import type { Command } from '../../../domain/course/commands';
import { instant } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, hold, sign } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const form = (items: readonly (number | null)[]): Command => ({
  type: 'RecordMeasure',
  instrument: 'phq-9',
  items,
  session: null,
});

function seqOf(world: CourseWorld, type: string): number {
  return world.log.findLast(({ event }) => event.type === type)?.seq ?? 0;
}

describe('what the engine ended for a reason that is gone', () => {
  const both: readonly (readonly [string, readonly Command[]])[] = [
    [
      'a pause',
      [
        { type: 'PauseCourse', reason: 'ill' },
        { type: 'ResumeCourse', reason: 'well' },
      ],
    ],
    [
      'closing',
      [
        { type: 'CloseCourse', outcome: 'discontinued', reason: 'x' },
        { type: 'ReopenCourse', reason: 'y' },
      ],
    ],
  ];

  it.each(both)('is owed again after %s', (_name, commands) => {
    const world = admit(new CourseWorld(monday));
    const before = world.owing;
    for (const command of commands) world.send(command, coordinator);
    expect(world.owing).toEqual(before);
    expect(world.owing).toEqual(['returnMeasure:baseline:gad-7', 'bookSession:introductory:0:1:0']);
  });

  it('is owed again after consent is withdrawn and signed anew', () => {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    world.forwardTo('2031-03-03T16:00:00Z');
    sign(world);
    expect(world.owing).toEqual(['returnMeasure:baseline:gad-7', 'bookSession:introductory:0:1:0']);
  });

  it('pages again for an open crisis when a reported death was a mistake', () => {
    const world = admit(new CourseWorld(monday));
    world.send(form(positive), coordinator);
    world.send({ type: 'ReportDeath' }, coordinator);
    expect(world.owing).toEqual(['reviewCourse:0']);
    const pages = world.told('EscalationRaised').length;
    world.send({ type: 'VoidFact', seq: seqOf(world, 'PatientDied'), reason: 'another patient' }, coordinator);
    expect(world.owing.filter((key) => /^(contactPatient|followFinding)/.test(key))).toHaveLength(2);
    expect(world.told('EscalationRaised').length).toBeGreaterThan(pages);
  });

  it('asks after a session again whose dose was voided', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    world.send({ type: 'ReportDose', session, dose: null }, coordinator);
    world.send({ type: 'VoidFact', seq: seqOf(world, 'SessionDosed'), reason: 'wrong session' }, coordinator);
    expect(world.owing).toContain(`attendSession:${session}`);
  });

  it('stays ended when a person ended it', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    const obligation = `returnMeasure:${session}:phq-9` as never;
    world.send({ type: 'MarkNotNeeded', obligation, reason: 'done on paper' }, coordinator);
    world.send({ type: 'PauseCourse', reason: 'ill' }, coordinator);
    world.send({ type: 'ResumeCourse', reason: 'well' }, coordinator);
    expect(world.owing).not.toContain(obligation);
  });
});

describe('a ladder whose page reaches nobody', () => {
  it('climbs at its own times all the same', () => {
    const world = admit(new CourseWorld(monday));
    world.policy = (effect) =>
      effect.type === 'escalate' ? { type: 'notified', results: [] } : { type: 'notSent', reason: 'tooLate' };
    world.send(form(positive), coordinator);
    world.forwardTo('2031-03-03T15:16:00Z');
    const levels = world.log.flatMap(({ event, recordedAt }) =>
      event.type === 'EscalationRaised' && event.obligation.startsWith('contactPatient') && event.level === 1
        ? [recordedAt]
        : [],
    );
    expect(levels[0]).toBe('2031-03-03T15:15:00.000Z');
  });
});

describe('an alarming answer', () => {
  it('pages although its key was used for another body', () => {
    const world = admit(new CourseWorld(monday));
    world.send(form([1, 1, 1, 1, 1, 1, 1, 1, 0]), coordinator, 'k');
    const again = () => world.send(form(positive), coordinator, 'k');
    expect(again()).toEqual({ type: 'refused', refusal: { type: 'IdempotencyKeyReused' } });
    expect(world.told('FindingRaised')).toHaveLength(1);
    again();
    expect(world.told('FindingRaised')).toHaveLength(1);
  });

  it('pages although its sender may not send it', () => {
    const world = admit(new CourseWorld(monday));
    const reply = world.send(form(positive), { ...coordinator, role: 'admin' });
    expect(reply).toMatchObject({ refusal: { type: 'RoleNotAllowed' } });
    expect(world.told('FindingRaised')).toHaveLength(1);
  });

  it('before adoption is not silenced by a later form that leaves the item out, nor by one that cannot be so', () => {
    const fact = (id: string, at: string) => ({ at: instant(at), fact: { source: 'ehr', id, version: 1 } });
    for (const items of [[null, 1, 1, 1, 1, 1, 1, 1, null], undefined]) {
      const world = new CourseWorld(monday);
      const { realm, clinic, patient } = world.identity;
      const first = items ? positive : [...positive, 1];
      const facts = [
        { ...(form(first) as Extract<Command, { type: 'RecordMeasure' }>), ...fact('a', '2031-03-02T15:00:00Z') },
        ...(items
          ? [{ ...(form(items) as Extract<Command, { type: 'RecordMeasure' }>), ...fact('b', '2031-03-03T14:00:00Z') }]
          : []),
      ];
      const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
      expect(world.send({ type: 'AdoptCourse', ...course, asOf: monday, facts }, coordinator).type).toBe('accepted');
      expect(world.told('FindingRaised')).toHaveLength(1);
    }
  });

  it('of being unwell is called about every time, also in a course that was closed since', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    hold(world, session, '2031-03-10T15:00:00Z');
    const unwell = () => world.send({ type: 'AnswerCheckIn', session, wellbeing: 'unwell', note: null }, coordinator);
    unwell();
    world.send({ type: 'CloseCourse', outcome: 'discontinued', reason: 'moved' }, coordinator);
    world.forwardTo('2031-03-12T15:00:00Z');
    unwell();
    expect(world.owing.filter((key) => key.startsWith('callAfterSession:'))).toHaveLength(2);
  });
});

describe('a request for what is so already', () => {
  it('is remembered, so that its late repeat does not act on what came since', () => {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'PauseCourse', reason: 'ill' }, coordinator);
    const again = () => world.send({ type: 'PauseCourse', reason: 'ill' }, coordinator, 'b');
    const first = again();
    world.send({ type: 'ResumeCourse', reason: 'well' }, coordinator);
    expect(again()).toEqual(first);
    expect(world.course.paused).toBeNull();
  });
});

describe('what cannot be', () => {
  it('is a course adopted as of the future', () => {
    const world = new CourseWorld(monday);
    const { realm, clinic, patient } = world.identity;
    const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
    const asOf = instant('2031-03-05T00:00:00Z');
    const reply = world.send({ type: 'AdoptCourse', ...course, asOf, facts: [] }, coordinator);
    expect(reply).toMatchObject({ refusal: { type: 'Impossible', field: 'asOf' } });
  });

  it('is a no-show before the session starts; a cancelled booking cannot be missed', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    const missed = { type: 'ReportNoShow', session } as const;
    expect(world.send(missed, coordinator)).toMatchObject({ refusal: { type: 'Impossible', field: 'at' } });
    world.send({ type: 'CancelBooking', session, reason: 'travels' }, coordinator);
    world.forwardTo('2031-03-11T15:00:00Z');
    world.send(missed, coordinator);
    expect(world.course.clinical.sessions[0]?.status).toBe('cancelled');
  });

  it('is a booking for a patient in hospital, and closing over an observation that runs', () => {
    const world = admit(new CourseWorld(monday));
    const session = book(world, '2031-03-10T15:00:00Z');
    world.forwardTo('2031-03-10T15:00:00Z');
    world.send({ type: 'ReportDose', session, dose: null }, clinician);
    const close = { type: 'CloseCourse', outcome: 'discontinued', reason: 'x' } as const;
    expect(world.send(close, coordinator)).toMatchObject({ refusal: { type: 'StillUnderObservation', session } });
    world.send({ type: 'ReportHospitalisation', reason: 'fall' }, coordinator);
    const startsAt = instant('2031-03-17T15:00:00Z');
    const reply = world.send({ type: 'BookSession', startsAt, reason: null, override: false, replaces: null });
    expect(reply).toMatchObject({ refusal: { type: 'NotReady', reasons: [{ gate: 'courseActive' }] } });
  });
});
