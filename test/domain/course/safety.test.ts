import type { FindingId, ObligationKey } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, hold } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1] as const;

function answeredAtNight(): CourseWorld {
  const world = admit(new CourseWorld(monday));
  world.forwardTo('2031-03-08T07:00:00Z');
  world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: [...positive], session: null }, coordinator);
  return world;
}

const finding = (world: CourseWorld) => world.told('FindingRaised')[0]?.finding as FindingId;
const pages = (world: CourseWorld) =>
  world
    .told('EscalationRaised')
    .filter(({ obligation }) => obligation.startsWith('contactPatient:'))
    .map(({ level, recipients }) => [level, recipients[0]?.person]);

describe('a positive item 9 at two in the morning on a Saturday', () => {
  it('pages the clinician on call in the same decision, and holds dosing', () => {
    const world = answeredAtNight();
    expect(pages(world)).toEqual([[0, 'clive']]);
    expect(world.told('HoldPlaced')).toHaveLength(1);
    expect(world.steps.at(-1)?.card.status).toBe('held');
  });

  it('sends the patient the crisis text at once, quiet hours or not', () => {
    const crisis = answeredAtNight()
      .told('ReminderRequested')
      .filter(({ template }) => template === 'crisis');
    expect(crisis.map(({ plannedAt, channel }) => [plannedAt, channel])).toEqual([
      ['2031-03-08T07:00:00.000Z', 'email'],
    ]);
  });

  it('climbs to the next person when nobody acknowledges within fifteen minutes', () => {
    const world = answeredAtNight().forwardTo('2031-03-08T07:16:00Z');
    expect(pages(world).length).toBeGreaterThan(1);
  });

  it('is raised again when the acknowledgement expires', () => {
    const world = answeredAtNight();
    const contact = world.owing.find((key) => key.startsWith('contactPatient:')) as ObligationKey;
    world.send({ type: 'AcknowledgeEscalation', obligation: contact }, clinician);
    const before = pages(world).length;
    world.forwardTo('2031-03-08T07:10:00Z');
    expect(pages(world)).toHaveLength(before);
    world.forwardTo('2031-03-09T07:00:00Z');
    expect(world.told('AcknowledgementExpired').length).toBeGreaterThan(0);
    expect(pages(world).length).toBeGreaterThan(before);
  });

  it('stays open over contact until a clinician closes the finding, which lifts the hold', () => {
    const world = answeredAtNight();
    const contact = world.owing.find((key) => key.startsWith('contactPatient:')) as ObligationKey;
    world.send({ type: 'RecordContact', obligation: contact, outcome: 'reached', note: null }, clinician);
    expect(world.owing.filter((key) => key.startsWith('contactPatient'))).toEqual([]);
    expect(world.owing.some((key) => key.startsWith('followFinding'))).toBe(true);
    world.send({ type: 'CloseFinding', finding: finding(world), assessment: 'safe plan agreed' }, clinician);
    expect(world.owing.some((key) => key.startsWith('followFinding'))).toBe(false);
    expect(world.told('HoldLifted')).toHaveLength(1);
  });

  it('cannot be closed by a coordinator', () => {
    const world = answeredAtNight();
    const reply = world.send({ type: 'CloseFinding', finding: finding(world), assessment: 'fine' }, coordinator);
    expect(reply).toEqual({
      type: 'refused',
      refusal: { type: 'RoleNotAllowed', needed: ['clinician', 'medicalLead'] },
    });
  });

  it('calls the fallback contact when nobody is on any rota', () => {
    const world = admit(new CourseWorld(monday));
    world.surroundings = { ...world.surroundings, clinic: { known: true, value: { ...world.clinic, rotas: [] } } };
    world.send({ type: 'RaiseFlag', reason: 'worried' }, coordinator);
    expect(pages(world)).toEqual([[0, 'owner']]);
  });
});

describe('a form that is refused', () => {
  it('still pages when its item 9 is legible and positive', () => {
    const world = admit(new CourseWorld(monday));
    const reply = world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: [...positive, 0], session: null });
    expect(reply).toMatchObject({ type: 'refused', refusal: { type: 'Impossible', field: 'items' } });
    expect(pages(world)).toEqual([[0, 'clive']]);
  });

  it('does not count a partial form, but acts on its item 9', () => {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: [null, 1, 1, 1, 1, 1, 1, 1, 1], session: null });
    expect(world.told('MeasureRecorded')[0]?.total).toBeNull();
    expect(world.told('FindingRaised')).toHaveLength(1);
  });
});

describe('a dose that should not have been', () => {
  it('is recorded without consent, and raises a finding', () => {
    const world = new CourseWorld(monday);
    world.open();
    const reply = world.send({ type: 'ReportDose', session: 's-other' as never, dose: null });
    expect(reply.type).toBe('accepted');
    expect(world.told('FindingRaised')).toMatchObject([{ kind: 'doseWithoutConsent', severity: 'clinical' }]);
  });

  it('inside the minimum gap is recorded, raises a finding and marks the booking it breaks', () => {
    const world = admit(new CourseWorld(monday));
    hold(world, book(world, '2031-03-10T15:00:00Z'), '2031-03-10T15:00:00Z');
    const next = book(world, '2031-03-17T15:00:00Z');
    world.forwardTo('2031-03-12T15:00:00Z');
    world.send({ type: 'ReportDose', session: 's-extra' as never, dose: null });
    expect(world.told('FindingRaised')).toMatchObject([{ kind: 'doseInsideMinimumGap' }]);
    world.forwardTo('2031-03-15T15:00:00Z');
    world.send({ type: 'ReportDose', session: 's-extra-2' as never, dose: null });
    expect(world.told('BookingBroken')).toMatchObject([{ session: next }]);
    expect(world.owing).toContain(`settleBrokenBooking:${next}`);
  });
});

describe('messages', () => {
  it('stop at once when consent is withdrawn', () => {
    const world = admit(new CourseWorld(monday));
    book(world, '2031-03-10T15:00:00Z');
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    world.forwardTo('2031-03-12T15:00:00Z');
    expect(world.told('ReminderSent')).toEqual([]);
    expect(world.told('ReminderRequested')).toEqual([]);
  });

  it('stop at once when the patient has died, and the course waits for a person to close it', () => {
    const world = admit(new CourseWorld(monday));
    book(world, '2031-03-10T15:00:00Z');
    world.send({ type: 'ReportDeath' }, coordinator);
    world.forwardTo('2031-03-20T15:00:00Z');
    expect(world.told('ReminderSent', 'ReminderRequested')).toEqual([]);
    expect(world.owing).toEqual(['reviewCourse:0']);
    expect(world.told('BookingCancelled')).toHaveLength(1);
  });

  it('wait for the morning of a patient in another zone', () => {
    const world = new CourseWorld(monday);
    const { patient } = world.surroundings;
    if (!patient.known) throw new Error('The patient is known here');
    const far = { ...patient.value, zone: 'Asia/Tokyo' };
    world.surroundings = { ...world.surroundings, patient: { known: true, value: far } };
    admit(world);
    const reminders = [...world.course.obligations.values()].flatMap(({ reminders: planned }) => planned);
    const hours = reminders.map(({ at }) => (new Date(at).getUTCHours() + 9) % 24);
    expect(hours.every((hour) => hour >= 8 && hour < 21)).toBe(true);
  });

  it('are not sent while nobody knows the zone: a person is asked instead', () => {
    const world = new CourseWorld(monday);
    const { patient } = world.surroundings;
    if (!patient.known) throw new Error('The patient is known here');
    world.surroundings = { ...world.surroundings, patient: { known: true, value: { ...patient.value, zone: null } } };
    world.open();
    world.forwardTo('2031-03-06T15:00:00Z');
    expect(world.told('ReminderNotSent')).toMatchObject([{ reason: 'noZone' }]);
    expect(world.owing).toContain('reachByOtherMeans:submitScreening:0');
  });
});
