import { readingsText } from '../../../client/cli/readings-text';
import { readingsByInstrument } from '../../../domain/measures/readings-by-instrument';
import { totalOf } from '../../../domain/measures/total-of';
import { instant } from '../../../domain/time/instant';
import { shippedInstrument } from '../../support/instrument';

const phq9 = shippedInstrument('phq-9');
const screener = shippedInstrument('c-ssrs-screener');
const instruments = { 'phq-9': phq9, 'c-ssrs-screener': screener };

function form(seq: number, at: string, instrument: keyof typeof instruments, items: readonly (number | null)[]) {
  return { seq, at: instant(at), instrument, items, total: totalOf(instruments[instrument], items) };
}

describe('what a reader of a course sees of its measures', () => {
  it('is each total with its date, its band, the change since the first and what that says', () => {
    const forms = [
      form(1, '2031-03-01T15:00:00Z', 'phq-9', [2, 2, 2, 2, null, 2, 2, 2, 0]),
      form(2, '2031-03-03T15:00:00Z', 'phq-9', [2, 2, 2, 2, 2, 2, 3, 3, 0]),
      form(3, '2031-03-10T15:00:00Z', 'phq-9', [2, 2, 2, 2, 2, 2, 2, 2, 3]),
      form(4, '2031-03-17T15:00:00Z', 'phq-9', [1, 1, 1, 1, 0, 0, 0, 0, 0]),
      form(5, '2031-03-17T15:00:00Z', 'c-ssrs-screener', [0, 0, 0, 0, 0, 0]),
    ];
    const readings = readingsByInstrument({ instruments, measures: [] }, forms);
    const text = readingsText(readings, 'America/New_York', { bold: (words: unknown) => String(words) });
    expect(text.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['MEASURE', 'DATE', 'TOTAL', 'BAND', 'SINCE FIRST', 'SAYS'],
      ['PHQ-9', 'Sat 1 Mar 2031', 'open, 1 missing', '–', '–', '–'],
      ['Mon 3 Mar 2031', '18', 'moderately severe', '–', 'no remission'],
      ['Mon 10 Mar 2031', '19', 'moderately severe', '+1 (5 % more)', 'no response, no remission'],
      ['Mon 17 Mar 2031', '4', 'minimal', '-14 (77 % less)', 'response, remission, a fall by 5 points or more'],
      ['C-SSRS screener', 'Mon 17 Mar 2031', 'none', '–', '–', '–'],
    ]);
  });
});
