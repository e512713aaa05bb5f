import type { AdoptedFact } from '../../../domain/course/commands';
import { consentAsNeeded } from '../../../domain/course/state/consent';
import type { SessionId } from '../../../domain/ids';
import { instant, plusMinutes, type Instant } from '../../../domain/time/instant';
import { coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, sign } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const tuesday = instant('2031-03-04T15:00:00Z');
const wednesday = instant('2031-03-05T15:00:00Z');
const needed = { form: 'sublingual-home-treatment', version: '1.0' };
const outdated = { ...needed, version: '0.9' };

function signOn(world: CourseWorld, form: typeof needed): void {
  world.send({ type: 'SignConsent', ...form, language: 'en', signer: 'patient', method: 'paper' }, coordinator);
}

const consentIn = ({ course, protocol }: CourseWorld) => consentAsNeeded(course.clinical.consent, protocol);

describe('a signature on another form or version', () => {
  it('takes nothing away from the valid one before it', () => {
    const world = admit(new CourseWorld(monday)).forwardTo(tuesday);
    const owing = world.owing;
    signOn(world, outdated);
    expect(consentIn(world)).toEqual({ signedAt: monday, withdrawnAt: null, form: 'sublingual-home-treatment 1.0' });
    expect(world.course.phase).toBe('treatment');
    expect(world.owing).toEqual(owing);
    expect(() => book(world, '2031-03-10T15:00:00Z')).not.toThrow();
  });

  it('is not enough by itself, and is named where the needed one is missing', () => {
    const world = new CourseWorld(monday);
    world.open();
    world.send({ type: 'DecideScreening', decision: 'approved', reason: 'suitable' });
    signOn(world, outdated);
    expect(consentIn(world)).toEqual({ signedAt: null, withdrawnAt: null, form: 'sublingual-home-treatment 0.9' });
    expect(world.course.phase).toBe('consent');
    expect(world.owing).toEqual(['signConsent:first']);
  });

  it('does not undo a withdrawal; one on the needed form does', () => {
    const world = admit(new CourseWorld(monday)).forwardTo(tuesday);
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    world.forwardTo(wednesday);
    signOn(world, outdated);
    expect(consentIn(world).withdrawnAt).toBe(tuesday);
    expect(world.owing).toEqual([`settleWithdrawal:${tuesday}`]);
    sign(world);
    expect(consentIn(world)).toMatchObject({ signedAt: wednesday, withdrawnAt: null });
    expect(world.owing).toEqual(['bookSession:introductory:0:1:0']);
  });
});

describe('a withdrawal before any signature', () => {
  it('stands until the needed form is signed', () => {
    const world = new CourseWorld(monday);
    world.open();
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    expect(consentIn(world)).toEqual({ signedAt: null, withdrawnAt: monday, form: null });
  });
});

describe('a dose', () => {
  const signed = (form: typeof needed, at: Instant): AdoptedFact => {
    const fact = { source: 'ehr', id: `consent ${at}`, version: 1 };
    return { type: 'SignConsent', ...form, language: 'en', signer: 'patient', method: 'paper', at, fact };
  };
  const withdrawn = (at: Instant): AdoptedFact => {
    const fact = { source: 'ehr', id: `withdrawal ${at}`, version: 1 };
    return { type: 'WithdrawConsent', reason: 'asked to', at, fact };
  };

  /** What is found in a dose of Wednesday, by what was signed before. */
  function found(...before: readonly AdoptedFact[]): readonly string[] {
    return foundOn(wednesday, before);
  }

  function foundOn(at: Instant, before: readonly AdoptedFact[]): readonly string[] {
    const world = new CourseWorld(at);
    const { realm, clinic, patient } = world.identity;
    const dose = { type: 'ReportDose', session: 's-1' as SessionId, dose: null, at } as const;
    const facts = [...before, { ...dose, fact: { source: 'ehr', id: 'dose', version: 1 } }];
    const course = { realm, clinic, patient, protocol: world.protocol, follows: null, highRisk: false };
    world.send({ type: 'AdoptCourse', ...course, asOf: at, facts }, coordinator);
    return world.told('FindingRaised').map(({ kind }) => kind);
  }

  it.each([
    ['the needed form', [signed(needed, monday)], []],
    ['the needed form, and later on another', [signed(needed, monday), signed(outdated, tuesday)], []],
    ['another form alone', [signed(outdated, monday)], ['doseWithoutConsent']],
    [
      'the needed form, withdrawn, and then on another',
      [signed(needed, monday), withdrawn(tuesday), signed(outdated, wednesday)],
      ['doseWithoutConsent'],
    ],
    ['the needed form, withdrawn and signed anew', [withdrawn(monday), signed(needed, tuesday)], []],
  ] as const)('after consent on %s is judged by the form that the protocol asks for', (_signed, before, kinds) => {
    expect(found(...before)).toEqual(kinds);
  });

  it('on the last day of the consent needs no finding, and a day later does', () => {
    const before = [signed(needed, monday)];
    expect(foundOn(instant('2032-03-04T04:59:59Z'), before)).toEqual([]);
    expect(foundOn(instant('2032-03-04T05:00:00Z'), before)).toEqual(['doseWithoutConsent']);
  });
});

describe('a signature stamped by a clock that is ahead', () => {
  const at = (minutes: number) => plusMinutes(tuesday, minutes);
  const signature = { type: 'SignConsent', ...needed, language: 'en', signer: 'patient', method: 'paper' } as const;
  const withdrawal = { type: 'WithdrawConsent', reason: 'asked to' } as const;

  it('is taken back by the withdrawal that comes after it', () => {
    const world = admit(new CourseWorld(monday)).forwardTo(tuesday);
    world.send({ ...signature, at: at(5) }, coordinator);
    world.forwardTo(at(1));
    world.send(withdrawal, coordinator);
    expect(consentIn(world).withdrawnAt).toBe(at(1));
    world.forwardTo(at(60));
    expect(consentIn(world).withdrawnAt).toBe(at(1));
    expect(() => book(world, '2031-03-10T15:00:00Z')).toThrow('consent was withdrawn');
  });

  it('stands as it would had the two arrived the other way round, and one six minutes later stands', () => {
    const fact = (id: string) => ({ source: 'ehr', id, version: 1 });
    const withdrawn = { ...withdrawal, at: at(0), fact: fact('withdrawal') };
    for (const [minutes, withdrawnAt] of [
      [5, at(0)],
      [6, null],
    ] as const) {
      const resigned = { ...signature, at: at(minutes), fact: fact('signature') };
      for (const facts of [
        [withdrawn, resigned],
        [resigned, withdrawn],
      ]) {
        const world = admit(new CourseWorld(monday)).forwardTo(at(10));
        for (const told of facts) world.send(told, coordinator);
        expect(consentIn(world).withdrawnAt).toBe(withdrawnAt);
      }
    }
  });

  it('counts for a dose from when it was recorded', () => {
    const world = new CourseWorld(monday);
    world.open();
    world.send({ ...signature, at: plusMinutes(monday, 4) }, coordinator);
    world.forwardTo(plusMinutes(monday, 2));
    world.send({ type: 'ReportDose', session: 's-1' as SessionId, dose: null });
    expect(world.told('FindingRaised')).toEqual([]);
  });
});
