import fc from 'fast-check';
import type { ObligationKey, SessionId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import type { GateReason } from '../../../domain/course/refusal';
import { clinician, coordinator, CourseWorld } from '../../support/course-world';
import { admit, book, hold } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const visit = '2031-03-10T15:00:00Z';

/** What one session needs; each can be left out. */
const needs = {
  measuresAnswered: (world: CourseWorld, session: SessionId) =>
    world.send({ type: 'RecordMeasure', instrument: 'phq-9', items: [1, 1, 1, 1, 1, 1, 1, 1, 0], session }),
  monitorConfirmed: (world: CourseWorld, session: SessionId) =>
    world.send({ type: 'ConfirmMonitor', session, name: 'Sam' }),
  preSessionAnswered: (world: CourseWorld, session: SessionId) =>
    world.send({
      type: 'AnswerPreSession',
      session,
      moodPhase: 'depressed',
      medicationChanged: false,
      pregnancy: 'no',
    }),
  vitalsEntered: (world: CourseWorld, session: SessionId) =>
    world.send({ type: 'RecordVitals', session, moment: 'before', systolic: 120, diastolic: 80, heartRate: 70 }),
  clinicianGo: (world: CourseWorld, session: SessionId) => world.send({ type: 'ClearSession', session }, clinician),
} as const;

type Need = keyof typeof needs;
const everyNeed = Object.keys(needs) as Need[];

function visited(met: readonly Need[]): { world: CourseWorld; session: SessionId } {
  const world = admit(new CourseWorld(monday));
  const session = book(world, visit);
  world.forwardTo(visit);
  for (const need of met) needs[need](world, session);
  return { world, session };
}

function refusedBy(world: CourseWorld, session: SessionId): readonly GateReason['gate'][] {
  const reply = world.send({ type: 'StartSession', session }, coordinator);
  if (reply.type === 'accepted') return [];
  if (reply.refusal.type !== 'NotReady') throw new Error(`Refused for another reason: ${reply.refusal.type}`);
  return reply.refusal.reasons.map(({ gate }) => gate);
}

describe('starting a session', () => {
  it('is refused with every reason at once, and allowed only when there is none', () => {
    fc.assert(
      fc.property(fc.subarray(everyNeed), (met) => {
        const { world, session } = visited(met);
        const missing = everyNeed.filter((need) => !met.includes(need));
        expect([...refusedBy(world, session)].sort()).toEqual([...missing].sort());
      }),
      { seed: 11, numRuns: 32 },
    );
  });

  it('is never allowed once consent is withdrawn', () => {
    const { world, session } = visited(everyNeed);
    world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
    expect(refusedBy(world, session)).toEqual(['consentCurrent']);
  });

  it('is refused when consent was withdrawn and then signed on another version, and allowed when it never was', () => {
    const signed = { type: 'SignConsent', version: '0.9', language: 'en', signer: 'patient', method: 'paper' } as const;
    for (const isWithdrawn of [false, true]) {
      const { world, session } = visited(everyNeed);
      if (isWithdrawn) world.send({ type: 'WithdrawConsent', reason: 'asked to' }, coordinator);
      world.forwardTo('2031-03-10T15:01:00Z');
      world.send({ ...signed, form: world.protocol.consent.form });
      expect(refusedBy(world, session)).toEqual(isWithdrawn ? ['consentCurrent'] : []);
    }
  });

  it('is refused when the only signature was on another version, naming both', () => {
    const { world, session } = visited(everyNeed);
    const seq = world.log.find(({ event }) => event.type === 'ConsentSigned')?.seq ?? 0;
    world.send({ type: 'VoidFact', seq, reason: 'another patient' }, coordinator);
    const form = world.protocol.consent.form;
    world.send({ type: 'SignConsent', form, version: '0.9', language: 'en', signer: 'patient', method: 'paper' });
    const reply = world.send({ type: 'StartSession', session }, coordinator);
    expect(reply).toMatchObject({
      refusal: {
        reasons: [
          { gate: 'courseActive' },
          { because: `consent is signed on ${form} 0.9; the course needs ${form} 1.0` },
        ],
      },
    });
  });

  it('is refused while the ledger of doses cannot be read', () => {
    const { world, session } = visited(everyNeed);
    world.surroundings = { ...world.surroundings, ledger: { known: false, why: 'the database is away' } };
    expect(refusedBy(world, session)).toEqual(['minimumGap']);
  });

  it('is refused above the pressure limit and allowed at it', () => {
    const { world, session } = visited(everyNeed);
    const vitals = { type: 'RecordVitals', session, moment: 'before', diastolic: 80, heartRate: 70 } as const;
    world.send({ ...vitals, systolic: 161 });
    expect(refusedBy(world, session)).toEqual(['vitalsEntered', 'clinicianGo']);
    world.forwardTo('2031-03-10T15:01:00Z');
    world.send({ ...vitals, systolic: 160 });
    expect(refusedBy(world, session)).toEqual(['vitalsEntered', 'clinicianGo']);
    world.send({ type: 'ClearSession', session }, clinician);
    expect(refusedBy(world, session)).toEqual([]);
  });

  it("is refused when an answer came after the clinician's go, until it is given again", () => {
    const { world, session } = visited(everyNeed);
    world.forwardTo('2031-03-10T15:01:00Z');
    const answers = { moodPhase: 'depressed', medicationChanged: true, pregnancy: 'no' } as const;
    world.send({ type: 'AnswerPreSession', session, ...answers });
    expect(refusedBy(world, session)).toEqual(['preSessionAnswered', 'clinicianGo']);
    world.send({ type: 'ClearSession', session }, clinician);
    expect(refusedBy(world, session)).toEqual([]);
  });

  it('waits for the consult after the second session, which only a clinician settles', () => {
    const world = admit(new CourseWorld(monday));
    for (const startsAt of [visit, '2031-03-17T15:00:00Z']) hold(world, book(world, startsAt), startsAt);
    const third = '2031-03-24T15:00:00Z';
    const session = book(world, third);
    world.forwardTo(third);
    for (const need of everyNeed) needs[need](world, session);
    expect(refusedBy(world, session)).toEqual(['consultDone']);
    const obligation = 'consult:0:2' as ObligationKey;
    const byCoordinator = world.send({ type: 'CompleteObligation', obligation, note: null }, coordinator);
    expect(byCoordinator).toMatchObject({ refusal: { type: 'RoleNotAllowed' } });
    expect(world.send({ type: 'MarkCouldNotDo', obligation, reason: 'no slot' }, clinician)).toMatchObject({
      refusal: { type: 'ObligationEndsOtherwise' },
    });
    world.send({ type: 'CompleteObligation', obligation, note: null }, clinician);
    expect(refusedBy(world, session)).toEqual([]);
  });

  it('is refused in a manic phase, which also holds dosing until a clinician closes the finding', () => {
    const { world, session } = visited(everyNeed);
    world.forwardTo('2031-03-10T15:01:00Z');
    world.send({ type: 'AnswerPreSession', session, moodPhase: 'manic', medicationChanged: false, pregnancy: 'no' });
    expect(refusedBy(world, session)).toEqual(['openCrisis', 'preSessionAnswered', 'clinicianGo']);
    expect(world.steps.at(-1)?.card.status).toBe('held');
  });
});
