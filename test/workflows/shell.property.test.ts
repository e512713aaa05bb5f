import fc from 'fast-check';
import type { Delivery } from '../../domain/course/letters';
import { toyCommand, toyFact } from '../support/toy-domain';
import { letterKey } from '../../workflows/shell/letter-key';
import { ShellWorld, type Sending } from './shell-world';

const opening: Sending = { delivery: toyCommand('open', letterOf('OpenCourse')), wantsAnswer: true };

/** Commands with few ids, so that repeats are common, some under another body; and machines' facts. */
const commands = fc.constantFrom(
  'BookSession',
  'SignConsent',
  'RecordMeasure',
  'PauseCourse',
  'CloseCourse',
  'ReopenCourse',
);
const letters = fc.oneof(
  fc
    .record({ type: commands, id: fc.nat(5), digest: fc.constantFrom('d', 'd', 'd', 'e') })
    .map(({ type, id, digest }): Sending => ({
      delivery: toyCommand(`${type}-${id}`, letterOf(type, id), digest),
      wantsAnswer: true,
    })),
  fc
    .record({ type: fc.constantFrom('RecordMeasure', 'SignConsent'), id: fc.nat(5) })
    .map(({ type, id }): Sending => ({ delivery: toyFact(`${type}-${id}`, letterOf(type)), wantsAnswer: false })),
);
const scripts = fc.record({
  opening: fc.constant(opening),
  letters: fc.array(letters, { maxLength: 25 }),
  tape: fc.array(fc.nat(9_999), { maxLength: 400, size: 'max' }),
});

describe('whatever the order of letters, failures, wakes and new runs', () => {
  it('every letter is in the log once, every caller has one answer, and the record is whole', () => {
    const seen = { continuedAsNew: 0, finished: 0, undecided: 0, decided: 0 };
    fc.assert(
      fc.property(scripts, (script) => {
        const world = new ShellWorld(script);
        world.runToRest();
        world.mend();
        world.runToRest();

        const sent = [script.opening, ...script.letters];
        expect(entriesPerCause(world)).toEqual(onceEach(sent));
        expect(world.store.entries).toEqual(world.run.log);
        expectOneAnswerEach(world, sent);
        expect(world.run.parked).toEqual([]);
        const alarms = world.heardAlarms.filter(({ kind }) => kind === 'safetyLetterFailed');
        expect(new Set(alarms.map(({ key }) => key.split(':')[2]))).toEqual(world.failedSafetyLetters);
        for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += world.counts[name];
      }),
      { seed: 2031, numRuns: 3_000 },
    );
    // The generator reaches what the property is about.
    expect(seen.continuedAsNew).toBeGreaterThan(1_000);
    expect(seen.finished).toBeGreaterThan(1_000);
    expect(seen.undecided).toBeGreaterThan(1_000);
  });
});

function letterOf(type: string, id = 0): Delivery['letter'] {
  const letter = { type, reason: String(15 + 90 * id) };
  return letter as unknown as Delivery['letter'];
}

/** How often each letter was heard, by kind and id. Effects and wakes have no sender and are left out. */
function entriesPerCause(world: ShellWorld): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { cause } of world.run.log) {
    const name = `${cause.kind} ${cause.id}`;
    if (cause.kind === 'command' || cause.kind === 'signal') counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function onceEach(sent: readonly Sending[]): Record<string, number> {
  return Object.fromEntries(sent.map(({ delivery: { cause } }) => [`${cause.kind} ${cause.id}`, 1]));
}

/** A caller for each sending of a command, and the same answer for the same letter. */
function expectOneAnswerEach(world: ShellWorld, sent: readonly Sending[]): void {
  const askedKeys = sent.filter(({ wantsAnswer }) => wantsAnswer).map(({ delivery }) => letterKey(delivery));
  expect(world.replies.map(({ key }) => key).sort()).toEqual(askedKeys.sort());
  for (const { key, reply } of world.replies) {
    expect(reply).toEqual(world.replies.find((other) => other.key === key)?.reply);
  }
}
