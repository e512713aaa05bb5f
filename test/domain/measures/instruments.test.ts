import { impossibleAnswers, impossibleTogether } from '../../../domain/measures/impossible-answers';
import { totalOf } from '../../../domain/measures/total-of';
import { totalRange } from '../../../domain/measures/total-range';
import { triggered } from '../../../domain/measures/triggered';
import { shippedInstrument } from '../../support/instrument';
import { shippedShelf } from '../../support/shipped-protocol';

const all = (count: number, answer: number) => Array.from({ length: count }, () => answer);
const but = (items: readonly number[], item: number, answer: number | null) =>
  items.map((before, index) => (index === item - 1 ? answer : before));

describe('the instruments that ship', () => {
  it('have the totals that their sources give', () => {
    const totals = [...shippedShelf().keys()].sort().map((id) => [id, totalRange(shippedInstrument(id))]);
    expect(Object.fromEntries(totals)).toEqual({
      'c-ssrs-screener': null,
      cadss: { lowest: 0, highest: 92 },
      'gad-7': { lowest: 0, highest: 21 },
      madrs: { lowest: 0, highest: 60 },
      'pcl-5': { lowest: 0, highest: 80 },
      'phq-9': { lowest: 0, highest: 27 },
      'qids-sr16': { lowest: 0, highest: 27 },
      ymrs: { lowest: 0, highest: 60 },
    });
  });
});

describe('the total of a QIDS-SR16', () => {
  const qids = shippedInstrument('qids-sr16');
  const zeros = all(16, 0);

  it('counts of sleep, of appetite and weight and of psychomotor change only the highest answer', () => {
    const sleep = [1, 3, 2, 1];
    const appetite = [0, 2, 0, 1];
    const items = [...sleep, 2, ...appetite, 1, 1, 0, 1, 1, 2, 1];
    expect(totalOf(qids, items)).toBe(3 + 2 + 2 + 1 + 1 + 0 + 1 + 1 + 2);
  });

  it('stays open while an answer is missing, be it one that a higher one would outdo', () => {
    expect(totalOf(qids, but(but(zeros, 1, 3) as number[], 2, null))).toBeNull();
  });

  it('makes thoughts of death a finding', () => {
    expect(triggered(qids, but(zeros, 12, 1)).map(({ item, severity }) => [item, severity])).toEqual([[12, 'crisis']]);
  });
});

describe('a C-SSRS screener', () => {
  const screener = shippedInstrument('c-ssrs-screener');
  const zeros = all(6, 0);
  const severities = (item: number, answer: number) =>
    [...new Set(triggered(screener, but(zeros, item, answer)).map(({ severity }) => severity))].join();

  it('is a crisis at moderate and high risk, and a clinician’s same-day work at low risk (R21)', () => {
    expect([1, 2, 3, 4, 5, 6].map((item) => severities(item, 1))).toEqual([
      'clinical',
      'clinical',
      'crisis',
      'crisis',
      'crisis',
      'crisis',
    ]);
    expect(severities(6, 2)).toBe('crisis');
    expect(triggered(screener, zeros)).toEqual([]);
  });

  it('acts on the questions it was asked, and has no total', () => {
    const partial = [1, 1, null, 1, null, null];
    expect(triggered(screener, partial).map(({ item }) => item)).toEqual([4, 1, 2]);
    expect(totalOf(screener, zeros)).toBeNull();
  });

  it('takes 2 for behaviour within three months, and for no other question', () => {
    expect(impossibleAnswers(screener, but(zeros, 6, 2))).toEqual([]);
    const refused = impossibleAnswers(screener, [2, 0, 0, 0, 0, 3]);
    expect(refused.map(({ field, expected }) => [field, expected])).toEqual([
      ['items.1', 'a whole number from 0 to 1, or null'],
      ['items.6', 'a whole number from 0 to 2, or null'],
    ]);
    expect(impossibleTogether(refused)).toEqual({
      type: 'Impossible',
      field: 'items',
      value:
        'items.1 2 (expected a whole number from 0 to 1, or null); items.6 3 (expected a whole number from 0 to 2, or null)',
      expected: 'possible answers',
    });
  });
});

describe('item 10 of a MADRS', () => {
  it('is a finding from 1 upwards', () => {
    const madrs = shippedInstrument('madrs');
    expect(triggered(madrs, but(all(10, 0), 10, 1)).map(({ severity }) => severity)).toEqual(['crisis']);
    expect(triggered(madrs, all(10, 0))).toEqual([]);
  });
});
