import type { AdoptedFact } from '../../../domain/course/commands';
import { impossibleFields } from '../../../domain/course/impossible';
import type { ObligationKey, SessionId } from '../../../domain/ids';
import { instant, plusMinutes } from '../../../domain/time/instant';
import { nothingApplies } from '../../../worker/demo/nothing-applies';
import { admit } from '../../support/course-steps';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';

const monday = instant('2031-03-03T15:00:00Z');
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const origin = (id: string) => ({ source: 'ehr', id, version: 1 });

function inCrisis(): { readonly world: CourseWorld; readonly contact: ObligationKey } {
  const world = admit(new CourseWorld(monday));
  world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: positive, session: null }, coordinator);
  return { world, contact: world.owing.find((key) => key.startsWith('contactPatient:')) as ObligationKey };
}

describe('a crisis', () => {
  it('is not over because a coordinator reached the patient: that is remembered, and a clinician still has to', () => {
    const { world, contact } = inCrisis();
    const reached = { type: 'RecordContact', obligation: contact, outcome: 'reached', note: null } as const;
    expect(world.send(reached, coordinator).type).toBe('accepted');
    expect(world.told('ContactAttempted')).toHaveLength(1);
    expect(world.owing).toContain(contact);
    world.send(reached, clinician);
    expect(world.owing).not.toContain(contact);
  });

  it('is still closed by a clinician when somebody closes the course over a death', () => {
    const { world } = inCrisis();
    world.send({ type: 'CloseCourse', outcome: 'died', reason: 'reported by telephone' }, coordinator);
    const [finding] = world.told('FindingRaised').map((event) => event.finding);
    expect(world.owing).toEqual([`followFinding:${finding!}`]);
    world.send({ type: 'CloseFinding', finding: finding!, assessment: 'death confirmed' }, clinician);
    expect(world.owing).toEqual([]);
    expect(world.steps.at(-1)?.ended).toBe(true);
  });
});

describe('a withdrawn consent', () => {
  it('is taken back by a clinician alone', () => {
    const world = admit(new CourseWorld(monday));
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    const seq = world.log.find(({ event }) => event.type === 'ConsentWithdrawn')?.seq ?? 0;
    const back = { type: 'VoidFact', seq, reason: 'meant another course' } as const;
    expect(world.send(back, coordinator)).toEqual({
      type: 'refused',
      refusal: { type: 'RoleNotAllowed', needed: ['clinician', 'medicalLead'] },
    });
    expect(world.send(back, clinician).type).toBe('accepted');
  });
});

describe('a screening', () => {
  const opened = (): CourseWorld => {
    const world = new CourseWorld(monday);
    world.open();
    return world;
  };

  it('is owed until every question of the protocol is answered, in one form or several', () => {
    const world = opened();
    const [first, ...others] = Object.keys(nothingApplies(world.protocol));
    world.send({ type: 'SubmitScreening', answers: { [first!]: true } }, coordinator);
    expect(world.owing).toEqual(['submitScreening:0']);
    const rest = Object.fromEntries(others.map((id) => [id, false]));
    world.send({ type: 'SubmitScreening', answers: rest }, coordinator);
    expect(world.owing).toEqual(['decideScreening:0']);
  });

  it('has no answer to a question that nobody asked', () => {
    const reply = opened().send({ type: 'SubmitScreening', answers: { bogus: true } }, coordinator);
    expect(reply).toMatchObject({
      type: 'refused',
      refusal: { type: 'Impossible', field: 'answers.bogus', value: 'true' },
    });
  });
});

describe('an adoption', () => {
  const refusedFields = (facts: readonly AdoptedFact[]): readonly string[] => {
    const world = new CourseWorld(monday);
    const { realm, clinic, patient } = world.identity;
    const asOf = plusMinutes(monday, -24 * 60);
    const command = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false, asOf, facts };
    const reply = world.send({ type: 'AdoptCourse', ...command }, coordinator);
    const refusal = reply.type === 'refused' ? reply.refusal : null;
    return refusal?.type === 'Impossible' ? impossibleFields(refusal).map(({ field }) => field) : [];
  };

  it('tells of nothing after the instant as of which it is made', () => {
    expect(
      refusedFields([
        { type: 'EndTreatmentEarly', reason: 'enough', at: instant('2090-01-01T00:00:00Z'), fact: origin('1') },
        { type: 'ReportDose', session: 's-1' as SessionId, dose: null, at: monday, fact: origin('2') },
      ]),
    ).toEqual(['facts.0.at', 'facts.1.at']);
  });

  it('tells of nothing older than twenty years', () => {
    const dose = { type: 'ReportDose', session: 's-1' as SessionId, dose: null } as const;
    expect(refusedFields([{ ...dose, at: instant('1900-01-01T00:00:00Z'), fact: origin('1') }])).toEqual([
      'facts.0.at',
    ]);
    expect(refusedFields([{ ...dose, at: instant('2012-01-01T00:00:00Z'), fact: origin('1') }])).toEqual([]);
  });

  it('discharges nobody from a session that it does not tell of', () => {
    const at = instant('2031-03-01T15:00:00Z');
    const discharge = { type: 'DischargeSession', session: 's-1' as SessionId, at, fact: origin('1') } as const;
    const dose = { type: 'ReportDose', session: 's-1' as SessionId, dose: null, at, fact: origin('2') } as const;
    expect(refusedFields([discharge])).toEqual(['facts.0.session']);
    expect(refusedFields([discharge, dose])).toEqual([]);
  });
});
