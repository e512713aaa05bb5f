import type { AdoptedFact, FactCommand } from '../../../domain/course/commands';
import type { SessionId } from '../../../domain/ids';
import { instant, plusMinutes } from '../../../domain/time/instant';
import { coordinator, CourseWorld } from '../../support/course-world';
import { admit } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const sunday = instant('2031-03-02T15:00:00Z');
const calm = [1, 1, 1, 1, 1, 1, 1, 1, 0];
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const session = 's-1' as SessionId;

const origin = (version: number) => ({ source: 'ehr', id: 'x', version });
const form = (items: readonly number[], version = 1): FactCommand => {
  return { type: 'RecordMeasure', instrument: 'phq-9', items, session: null, at: sunday, fact: origin(version) };
};
const dose = (at = sunday, version = 1): FactCommand => {
  return { type: 'ReportDose', session, dose: null, at, fact: origin(version) };
};

const admitted = () => admit(new CourseWorld(monday));
const lastSeq = (world: CourseWorld, type: string) => world.log.findLast(({ event }) => event.type === type)?.seq ?? 0;
const reused = (version: number, seq: number) => {
  return { type: 'refused', refusal: { type: 'FactIdReused', source: 'ehr', id: 'x', version, seq } };
};
const takeBack = (world: CourseWorld, type: string) =>
  world.send({ type: 'VoidFact', seq: lastSeq(world, type), reason: 'mistaken' }, coordinator);
const items = (world: CourseWorld) => world.course.clinical.measures.map((measured) => measured.items);

describe('a fact under an id that is known', () => {
  it('changes nothing when it says the same', () => {
    const world = admitted();
    world.send(form(positive), coordinator);
    const entries = world.log.length;
    expect(world.send(form(positive), coordinator)).toEqual({ type: 'accepted', seqs: [] });
    expect(world.log).toHaveLength(entries);
  });

  it('is refused when it says something else, and pages for what is alarming in it', () => {
    const world = admitted();
    world.send(form(calm), coordinator);
    const seq = lastSeq(world, 'MeasureRecorded');
    expect(world.send(form(positive), coordinator)).toEqual(reused(1, seq));
    expect(world.told('CommandRefused')).toEqual([
      { type: 'CommandRefused', command: 'RecordMeasure', refusal: reused(1, seq).refusal },
    ]);
    expect(world.told('FlagRaised')).toEqual([
      { type: 'FlagRaised', reason: 'positive answer to item 9 on a form that was refused' },
    ]);
    expect(world.told('FindingRaised')).toMatchObject([{ kind: 'raisedFlag', severity: 'crisis' }]);
    expect(world.told('EscalationRaised').length).toBeGreaterThan(0);
  });

  it('is refused when it is of another kind: a serious adverse event is no repeat of a form', () => {
    const world = admitted();
    world.send(form(calm), coordinator);
    const event = { type: 'ReportAdverseEvent', serious: true, description: 'collapsed', fact: origin(1) } as const;
    expect(world.send(event, coordinator)).toEqual(reused(1, lastSeq(world, 'MeasureRecorded')));
    expect(world.told('FlagRaised')).toEqual([
      { type: 'FlagRaised', reason: 'serious adverse event in a report that was refused: collapsed' },
    ]);
  });

  it('is refused when it was at another time, unless it leaves the time unsaid', () => {
    const world = admitted();
    world.send(dose(), coordinator);
    const seq = lastSeq(world, 'SessionDosed');
    expect(world.send(dose(plusMinutes(sunday, 60)), coordinator)).toEqual(reused(1, seq));
    const untimed: FactCommand = { type: 'ReportDose', session, dose: null, fact: origin(1) };
    expect(world.send(untimed, coordinator)).toEqual({ type: 'accepted', seqs: [] });
  });

  it('is refused at a version that was passed, naming the one to exceed; what stood there once is still known', () => {
    const world = admitted();
    world.send(form(calm, 1), coordinator);
    world.send(form([0, ...calm.slice(1)], 3), coordinator);
    expect(world.send(form(positive, 2), coordinator)).toEqual(reused(3, lastSeq(world, 'MeasureRecorded')));
    expect(world.send(form(calm, 1), coordinator)).toEqual({ type: 'accepted', seqs: [] });
    expect(world.send(form(positive, 4), coordinator).type).toBe('accepted');
    expect(items(world)).toEqual([positive]);
  });

  it('counts anew once that was voided, at the same version, and pages anew', () => {
    const world = admitted();
    world.send(form(positive), coordinator);
    takeBack(world, 'MeasureRecorded');
    expect(items(world)).toEqual([]);
    expect(world.send(form(positive), coordinator).type).toBe('accepted');
    expect(items(world)).toEqual([positive]);
    expect(world.told('FindingRaised')).toHaveLength(2);
  });
});

describe('voiding a fact of several versions', () => {
  it('takes all of it back: the earlier version does not return', () => {
    const world = admitted();
    world.send(dose(sunday, 1), coordinator);
    world.send(dose(plusMinutes(sunday, 60), 2), coordinator);
    takeBack(world, 'SessionDosed');
    expect(world.course.clinical.sessions).toEqual([]);
  });

  it('finds its earlier versions voided already, and leaves what was reported since', () => {
    const world = admitted();
    world.send(form(calm, 1), coordinator);
    const seq = lastSeq(world, 'MeasureRecorded');
    world.send(form(positive, 2), coordinator);
    takeBack(world, 'MeasureRecorded');
    world.send(form(calm, 1), coordinator);
    expect(items(world)).toEqual([calm]);
    world.send({ type: 'VoidFact', seq, reason: 'mistaken' }, coordinator);
    expect(world.told('FactVoided')).toHaveLength(1);
    expect(items(world)).toEqual([calm]);
  });

  it('of a version that was replaced leaves the newer one standing', () => {
    const world = admitted();
    world.send(form(calm, 1), coordinator);
    const seq = lastSeq(world, 'MeasureRecorded');
    world.send(form(positive, 2), coordinator);
    world.send({ type: 'VoidFact', seq, reason: 'mistaken' }, coordinator);
    expect(items(world)).toEqual([positive]);
  });
});

describe('an adoption of two facts under one id', () => {
  const adopt = (world: CourseWorld, facts: readonly FactCommand[]) => {
    const { realm, clinic, patient } = world.identity;
    const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
    return world.send({ type: 'AdoptCourse', ...course, asOf: monday, facts: facts as AdoptedFact[] }, coordinator);
  };

  it('is refused, naming the second', () => {
    const world = new CourseWorld(monday);
    expect(adopt(world, [dose(), form(calm)])).toEqual({
      type: 'refused',
      refusal: {
        type: 'Impossible',
        field: 'facts.1.fact.id',
        value: 'x',
        expected: 'an id of its own in ehr, or a version above 1; another fact of the list has this one',
      },
    });
    expect(world.log).toEqual([]);
  });

  it('goes ahead when the second says the same, or is alarming, which pages', () => {
    const world = new CourseWorld(monday);
    expect(adopt(world, [form(calm), form(calm), form(positive)]).type).toBe('accepted');
    expect(items(world)).toEqual([calm]);
    expect(world.told('FlagRaised')).toHaveLength(1);
  });
});
