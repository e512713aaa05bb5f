import { checkInstruments } from '../../../domain/protocol/check/check-instruments';
import { checkMeasures } from '../../../domain/protocol/check/check-measures';
import type { ProtocolFinding } from '../../../domain/protocol/check/finding';
import type { Instrument, MeasureRule } from '../../../domain/protocol/schema';
import { shippedInstrument } from '../../support/instrument';
import { shippedShelf } from '../../support/shipped-protocol';

const told = (findings: readonly ProtocolFinding[]) =>
  findings.map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`);

function said(id: string, change: Partial<Instrument>): readonly string[] {
  return told(checkInstruments({ instruments: { [id]: { ...shippedInstrument(id), ...change } } }));
}

const source = 'project default, clinic to confirm';
const band = (name: string, from: number, to: number) => ({ name, from, to, source });

describe('the instruments that ship', () => {
  it('have nothing wrong', () => {
    expect([...shippedShelf().keys()].flatMap((id) => said(id, {}))).toEqual([]);
  });
});

describe('an instrument', () => {
  it('has answers that can be', () => {
    expect(said('gad-7', { itemMinimum: 3 })).toEqual(['itemMinimum: is 3, not below the itemMaximum of 3']);
    const ranges = [
      { items: [1, 8], minimum: 0, maximum: 0 },
      { items: [1], minimum: 0, maximum: 5 },
    ];
    expect(said('gad-7', { ranges })).toEqual([
      'ranges.0.minimum: is 0, not below the maximum of 0',
      'ranges.0.items: name 8, but the form has 7 items',
      'ranges: give item 1 two ranges',
    ]);
  });

  it('has bands that cover its total once, from end to end', () => {
    expect(said('gad-7', { bands: [band('low', 0, 9), band('middle', 9, 12), band('high', 15, 20)] })).toEqual([
      'bands.1.from: is 9: it overlaps the band before, which ends at 9',
      'bands.2.from: is 15: the band before ends at 12, so that a total of 13 is in none',
      'bands.2.to: is 20: the last band ends at 21, the highest total',
    ]);
    expect(said('gad-7', { bands: [band('low', 1, 9), band('low', 10, 27)] })).toEqual([
      'bands.1.name: "low" is taken',
      'bands.0.from: is 1: the first band begins at 0, the lowest total',
      'bands.1.to: is 27: the last band ends at 21, the highest total',
    ]);
  });

  it('counts each item once where only the highest answer of a part counts', () => {
    const scoring = { method: 'sumOfHighest' as const, parts: [[1, 2, 3], [3, 4, 5], [9]] };
    expect(said('gad-7', { scoring })).toEqual([
      'scoring.parts: name item 9, but the form has 7 items',
      'scoring.parts: name item 3 twice',
      'scoring.parts: leave item 6 out: give it a part, of its own if need be',
      'scoring.parts: leave item 7 out: give it a part, of its own if need be',
    ]);
  });

  it('says nothing of a total that it does not have or never reaches', () => {
    const remission = { atMost: 21, source };
    expect(said('gad-7', { remission })).toEqual(['remission.atMost: is 21, where the total is 0 to 21']);
    expect(said('c-ssrs-screener', { remission })).toEqual([
      'remission: has no total to speak of: the scoring is none',
    ]);
    expect(said('gad-7', { changes: [{ points: 22, meaning: 'much', source }] })).toEqual([
      'changes.0.points: is 22, more than a total of 0 to 21 can fall',
    ]);
  });

  it('has triggers inside the range of their own item', () => {
    const { triggers } = shippedInstrument('c-ssrs-screener');
    const trigger = (item: number, from: number) => ({ item, from, severity: 'crisis' as const, source });
    expect(said('c-ssrs-screener', { triggers: [...triggers, trigger(6, 2), trigger(5, 2)] })).toEqual([
      'triggers.8.from: is 2, outside the answers 0 to 1: it never acts',
    ]);
  });

  it('is never laxer on the C-SSRS than reading R21, and may be stricter', () => {
    const { triggers } = shippedInstrument('c-ssrs-screener');
    const laxer = triggers.map((trigger) =>
      trigger.item === 3 ? { ...trigger, severity: 'clinical' as const } : trigger,
    );
    expect(said('c-ssrs-screener', { triggers: laxer })).toEqual([
      'triggers: has to make item 3 a crisis from 1 upwards: { item: 3, from: 1, severity: crisis }',
    ]);
    expect(said('c-ssrs-screener', { triggers: triggers.filter(({ item }) => item !== 1) })).toEqual([
      'triggers: has to make item 1 a finding from 1 upwards: { item: 1, from: 1, severity: clinical }',
    ]);
    const stricter = triggers.map((trigger) => ({ ...trigger, severity: 'crisis' as const }));
    expect(said('c-ssrs-screener', { triggers: stricter })).toEqual([]);
  });
});

describe('a measure', () => {
  const gad7: MeasureRule = {
    instrument: 'gad-7',
    due: [{ at: 'baseline', within: { days: 7 } }],
    gates: false,
    source,
  };
  const asked = (change: Partial<MeasureRule>) =>
    told(checkMeasures({ instruments: { 'gad-7': shippedInstrument('gad-7') }, measures: [{ ...gad7, ...change }] }));
  const lead = { hours: 24 };

  it('asks once on an occasion', () => {
    const validFor = { span: { days: 3 }, source };
    const before = (sessions: number[]) => ({ at: 'beforeSession' as const, lead, sessions });
    expect(asked({ validFor, due: [before([1, 2]), before([3])] })).toEqual([]);
    expect(asked({ validFor, due: [before([1, 2]), before([2])] })).toEqual([
      'due.1: asks twice on the occasion beforeSession',
    ]);
  });

  it('gates only what it comes before, and says how long a form counts', () => {
    expect(asked({ gates: true, due: [{ at: 'reassessment', within: { days: 14 } }] })).toEqual([
      'gates: is true, but no occasion comes before a session: beforeSession, baseline or every',
    ]);
    expect(asked({ due: [{ at: 'beforeSession', lead }] })).toEqual([
      ': has no validFor: say how long before a session a form still counts for it',
    ]);
  });

  it('names an instrument that is known, and a remission that it can reach', () => {
    expect(asked({ instrument: 'gad-8' })[0]).toMatch(/^instrument: "gad-8" is not known: describe it in instruments/);
    expect(asked({ remission: { atMost: 30, source } })).toEqual([
      'remission.atMost: is 30, where the total is 0 to 21',
    ]);
  });
});
