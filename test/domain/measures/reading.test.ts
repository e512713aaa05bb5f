import { readingOf } from '../../../domain/measures/reading';
import { shippedInstrument } from '../../support/instrument';

const phq9 = shippedInstrument('phq-9');
const madrs = shippedInstrument('madrs');
const band = (total: number) => readingOf(phq9, total, null).band;

describe('what a total of the PHQ-9 says', () => {
  it('is its band, by the bounds of the source', () => {
    expect([0, 4, 5, 9, 10, 14, 15, 19, 20, 27].map(band)).toEqual([
      'minimal',
      'minimal',
      'mild',
      'mild',
      'moderate',
      'moderate',
      'moderatelySevere',
      'moderatelySevere',
      'severe',
      'severe',
    ]);
  });

  it('is a response from half of the first total on, and no nearer', () => {
    const response = (total: number, first: number) => readingOf(phq9, total, first).response;
    expect([response(10, 19), response(9, 18), response(10, 18), response(9, 19)]).toEqual([false, true, false, true]);
  });

  it('is a remission below 5, of the first total too', () => {
    expect([readingOf(phq9, 4, 20).remission, readingOf(phq9, 5, 20).remission]).toEqual([true, false]);
    expect(readingOf(phq9, 3, null)).toMatchObject({ remission: true, response: null, change: null });
  });

  it('is no percentage from a first total of 0 (R22)', () => {
    expect(readingOf(phq9, 6, 0)).toMatchObject({ change: 6, fallPercent: null, response: null });
  });

  it('is a fall or a rise in points, of which only a fall means anything', () => {
    expect(readingOf(phq9, 13, 18)).toMatchObject({
      change: -5,
      fallPercent: 27,
      meanings: ['a fall by 5 points or more'],
    });
    expect(readingOf(phq9, 14, 18).meanings).toEqual([]);
    expect(readingOf(phq9, 23, 18)).toMatchObject({ change: 5, fallPercent: -27, meanings: [] });
  });
});

describe('remission on the MADRS', () => {
  it('is 10 or less, unless the protocol says otherwise (R26)', () => {
    const esketamine = { atMost: 12, source: 'ASPIRE (P)' };
    expect([10, 11].map((total) => readingOf(madrs, total, 30).remission)).toEqual([true, false]);
    expect([12, 13].map((total) => readingOf(madrs, total, 30, esketamine).remission)).toEqual([true, false]);
  });

  it('is one thing, severe from 35 another (R26)', () => {
    expect([34, 35].map((total) => readingOf(madrs, total, null).band)).toEqual(['moderate', 'severe']);
  });
});
