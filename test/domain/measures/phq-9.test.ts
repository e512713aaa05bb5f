import { impossibleAnswers } from '../../../domain/measures/impossible-answers';
import { totalOf } from '../../../domain/measures/total-of';
import { triggered } from '../../../domain/measures/triggered';
import type { Instrument } from '../../../domain/protocol/schema';

const phq9: Instrument = {
  id: 'phq-9',
  title: 'PHQ-9',
  completedBy: 'patient',
  items: 9,
  itemMinimum: 0,
  itemMaximum: 3,
  triggers: [{ item: 9, from: 1, severity: 'crisis', source: 'CALC (P)' }],
  scoring: { method: 'sum' },
  bands: [],
  source: 'CALC (P)',
};

const zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0];
const highest = [3, 3, 3, 3, 3, 3, 3, 3, 3];
const item9 = (answer: number | null) => [...zeros.slice(0, 8), answer];

describe('the total of a PHQ-9', () => {
  it('is the sum of its nine answers', () => {
    expect(totalOf(phq9, zeros)).toBe(0);
    expect(totalOf(phq9, highest)).toBe(27);
    expect(totalOf(phq9, [1, 2, 3, 0, 1, 2, 3, 0, 1])).toBe(13);
  });

  it('stays open while an answer is missing: nothing is prorated (R22)', () => {
    expect(totalOf(phq9, [3, 3, 3, 3, null, 3, 3, 3, 3])).toBeNull();
    expect(totalOf(phq9, item9(null))).toBeNull();
  });
});

describe('the answers of a PHQ-9', () => {
  it('can be recorded when every one is from 0 to 3, or left out', () => {
    expect(impossibleAnswers(phq9, highest)).toEqual([]);
    expect(impossibleAnswers(phq9, item9(null))).toEqual([]);
  });

  it('are refused by name, all at once, when they cannot be so', () => {
    const expected = 'a whole number from 0 to 3, or null';
    expect(impossibleAnswers(phq9, [31, -1, 1.5, Number.NaN, 0, 0, 0, 0, 4])).toEqual([
      { type: 'Impossible', field: 'items.1', value: '31', expected },
      { type: 'Impossible', field: 'items.2', value: '-1', expected },
      { type: 'Impossible', field: 'items.3', value: '1.5', expected },
      { type: 'Impossible', field: 'items.4', value: 'NaN', expected },
      { type: 'Impossible', field: 'items.9', value: '4', expected },
    ]);
  });

  it('are refused when one is too many or too few (R22)', () => {
    const refusal = (value: string) => [{ type: 'Impossible', field: 'items', value, expected: '9 items' }];
    expect(impossibleAnswers(phq9, [...zeros, 0])).toEqual(refusal('10'));
    expect(impossibleAnswers(phq9, zeros.slice(0, 8))).toEqual(refusal('8'));
  });
});

describe('item 9', () => {
  const finding = (answer: number) => [{ item: 9, answer, severity: 'crisis', rule: 'measures.phq-9.triggers.item9' }];

  it('is a crisis from 1 upwards, whatever the total', () => {
    expect([1, 2, 3].map((answer) => triggered(phq9, item9(answer)))).toEqual([finding(1), finding(2), finding(3)]);
    expect(triggered(phq9, [3, 3, 3, 3, 3, 3, 3, 3, 0])).toEqual([]);
  });

  it('acts on a form that is partial or refused (R22)', () => {
    const partial = [null, null, null, null, null, null, null, null, 2];
    expect(triggered(phq9, partial)).toEqual(finding(2));
    const refused = [31, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    expect(impossibleAnswers(phq9, refused)).toHaveLength(2);
    expect(triggered(phq9, refused)).toEqual(finding(1));
    expect(triggered(phq9, item9(7))).toEqual(finding(7));
  });

  it('finds nothing where it was left out or is not on the form', () => {
    expect(triggered(phq9, item9(null))).toEqual([]);
    expect(triggered(phq9, zeros.slice(0, 8))).toEqual([]);
  });
});
