import type { AdoptedFact, FactCommand } from '../../../domain/course/commands';
import { impossible, impossibleFields } from '../../../domain/course/impossible';
import type { ImpossibleField, Refusal } from '../../../domain/course/refusal';
import type { SessionId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { coordinator, CourseWorld } from '../../support/course-world';
import { admit } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const tuesday = instant('2031-03-04T15:00:00Z');
const sunday = instant('2031-03-02T15:00:00Z');
const session = 's-1' as SessionId;
const inTime = `an instant not after ${monday}`;
const inRange = 'a whole number from 0 to 3, or null';

const vitals = (systolic: number, diastolic: number, heartRate: number): FactCommand => {
  return { type: 'RecordVitals', session, moment: 'before', systolic, diastolic, heartRate };
};
const phq9 = (items: readonly number[]): FactCommand => {
  return { type: 'RecordMeasure', instrument: 'phq-9', items, session: null };
};

function refusalOf(fact: FactCommand): Refusal | null {
  const world = admit(new CourseWorld(monday));
  const reply = world.send(fact, coordinator);
  return reply.type === 'refused' ? reply.refusal : null;
}

describe('a fact that cannot be so', () => {
  it('is refused as it always was when one field is wrong', () => {
    expect(refusalOf(vitals(120, 80, 15))).toEqual({
      type: 'Impossible',
      field: 'heartRate',
      value: '15',
      expected: '20 to 300',
    });
  });

  it('names every field at once, its time too', () => {
    expect(refusalOf({ ...vitals(310, 10, 15), at: tuesday })).toEqual({
      type: 'Impossible',
      field: 'at',
      value: tuesday,
      expected: inTime,
      others: [
        { field: 'systolic', value: '310', expected: '50 to 300' },
        { field: 'diastolic', value: '10', expected: '20 to 200' },
        { field: 'heartRate', value: '15', expected: '20 to 300' },
      ],
    });
  });

  it('names a pressure once: the lower is held against the upper only where both can be so', () => {
    expect(refusalOf(vitals(100, 110, 310))).toEqual({
      type: 'Impossible',
      field: 'diastolic',
      value: '110',
      expected: 'below systolic 100',
      others: [{ field: 'heartRate', value: '310', expected: '20 to 300' }],
    });
    expect(refusalOf(vitals(40, 90, 70))).toEqual({
      type: 'Impossible',
      field: 'systolic',
      value: '40',
      expected: '50 to 300',
    });
  });

  it('names every answer of a form that is out of range, beside their number', () => {
    expect(refusalOf({ ...phq9([4, 0, 5, 0, 0, 0, 0, 0]), at: tuesday })).toEqual({
      type: 'Impossible',
      field: 'at',
      value: tuesday,
      expected: inTime,
      others: [
        { field: 'items', value: '8', expected: '9 items' },
        { field: 'items.1', value: '4', expected: inRange },
        { field: 'items.3', value: '5', expected: inRange },
      ],
    });
  });

  it('is remembered with all that was wrong, and answered so again', () => {
    const world = admit(new CourseWorld(monday));
    const send = () => world.send(vitals(310, 80, 15), coordinator, 'the same key');
    const reply = send();
    expect(world.told('CommandRefused')).toEqual([
      {
        type: 'CommandRefused',
        command: 'RecordVitals',
        refusal: {
          type: 'Impossible',
          field: 'systolic',
          value: '310',
          expected: '50 to 300',
          others: [{ field: 'heartRate', value: '15', expected: '20 to 300' }],
        },
      },
    ]);
    expect(send()).toEqual(reply);
  });
});

describe('an adoption that cannot be so', () => {
  const known = (fact: FactCommand, id: string, at = sunday) => {
    return { ...fact, at, fact: { source: 'ehr', id, version: 1 } } as AdoptedFact;
  };
  const adopt = (world: CourseWorld, facts: readonly AdoptedFact[], asOf = monday) => {
    const { realm, clinic, patient } = world.identity;
    const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
    return world.send({ type: 'AdoptCourse', ...course, asOf, facts }, coordinator);
  };

  it('names every field of every fact, and leaves nothing behind', () => {
    const world = new CourseWorld(monday);
    const facts = [
      known(vitals(120, 80, 70), 'a', tuesday),
      known(phq9([0, 0, 0, 0, 0, 0, 0, 0, 0]), 'b'),
      known({ type: 'RecordSupply', supply: 'moonstone', state: 'delivered' }, 'c'),
      known(phq9([0, 7, 0, 0, 0, 0, 0, 0, 0]), 'd', tuesday),
    ];
    const supplies = world.protocol.supplies.map(({ id }) => id).join(', ');
    expect(adopt(world, facts, tuesday)).toEqual({
      type: 'refused',
      refusal: {
        type: 'Impossible',
        field: 'asOf',
        value: tuesday,
        expected: inTime,
        others: [
          { field: 'facts.0.at', value: tuesday, expected: inTime },
          { field: 'facts.2.supply', value: 'moonstone', expected: `one of ${supplies}` },
          { field: 'facts.3.at', value: tuesday, expected: inTime },
          { field: 'facts.3.items.2', value: '7', expected: inRange },
        ],
      },
    });
    expect(world.log).toEqual([]);
  });

  it('goes ahead over a form whose legible answer is alarming, and names that form once another fact stands against it', () => {
    const alarming = known(phq9([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]), 'a');
    const accepted = new CourseWorld(monday);
    expect(adopt(accepted, [alarming]).type).toBe('accepted');
    expect(accepted.told('FindingRaised')).toHaveLength(1);

    const refused = adopt(new CourseWorld(monday), [alarming, known(vitals(10, 5, 70), 'b')]);
    expect(refused).toEqual({
      type: 'refused',
      refusal: {
        type: 'Impossible',
        field: 'facts.0.items',
        value: '10',
        expected: '9 items',
        others: [
          { field: 'facts.1.systolic', value: '10', expected: '50 to 300' },
          { field: 'facts.1.diastolic', value: '5', expected: '20 to 200' },
        ],
      },
    });
  });
});

describe('a refusal of more than it can carry', () => {
  it('names a thousand fields, and counts the rest', () => {
    const fields = Array.from({ length: 1_003 }, (_none, index): ImpossibleField => {
      return { field: `facts.${index}.at`, value: tuesday, expected: inTime };
    });
    const refusal = impossible(fields);
    expect(refusal?.notNamed).toBe(3);
    expect(refusal && impossibleFields(refusal)).toEqual(fields.slice(0, 1_000));
    expect(impossible(fields.slice(0, 1_000))).not.toHaveProperty('notNamed');
    expect(impossible([])).toBeNull();
  });
});
