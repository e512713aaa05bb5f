import { timeline } from '../../../client/cli/timeline';
import { clockIn } from '../../../client/words/clock';
import { refusalDetail } from '../../../client/words/refusal-words';
import { wordingOf } from '../../../client/words/wording-of';
import { wordsOfEvent } from '../../../client/words/words-of-event';
import type { CourseEvent } from '../../../domain/course/events';
import { instant } from '../../../domain/time/instant';
import { admit, book, hold } from '../../support/course-steps';
import { coordinator, CourseWorld } from '../../support/course-world';

const zone = 'America/New_York';

describe('the story of a course', () => {
  it('is told by day, on the clock of the clinic, with sessions by number and the engine apart from people', () => {
    const world = admit(new CourseWorld(instant('2031-03-03T14:00:00Z')));
    hold(world, book(world, '2031-03-08T15:00:00Z'), '2031-03-08T15:00:00Z');
    const lines = timeline(world.log, { zone, colors: false }).split('\n');
    const days = lines.filter((line) => /^[A-Z]/.test(line));
    expect(days).toEqual([
      'Mon 3 Mar 2031',
      'Wed 5 Mar 2031',
      'Thu 6 Mar 2031',
      'Fri 7 Mar 2031',
      'Sat 8 Mar 2031',
      'Sun 9 Mar 2031',
    ]);
    const said = lines.map((line) => line.replace(/ #\d+ +/, ' '));
    expect(said).toEqual(
      expect.arrayContaining([
        '  09:00 ● Screening decided: approved (suitable) — clive, clinician',
        '  09:00 ○ Session 1 booked, Sat 8 Mar 2031 10:00',
        '  10:00 ● Session 1 started — cora, coordinator',
        '  10:00 ● Session 1: drug taken — clive, clinician',
        '  11:30 ● Session 1 over, patient discharged — clive, clinician',
      ]),
    );
  });

  it('says of a fact that was told late when it was told', () => {
    const world = new CourseWorld(instant('2031-03-03T14:00:00Z'));
    world.open();
    world.send({ type: 'RaiseFlag', reason: 'worried', at: instant('2031-03-02T03:00:00Z') }, coordinator);
    const told = timeline(world.log, { zone, colors: false }).split('\n');
    expect(told).toContain('Sat 1 Mar 2031');
    expect(told.find((line) => line.includes('Flag raised'))).toMatch(
      /22:00 #\d+ +! Flag raised: worried — cora, coordinator told Mon 3 Mar 2031 09:00$/,
    );
  });

  it('names an event that is newer than this program by its type', () => {
    const newer = { type: 'MoonRose' } as unknown as CourseEvent;
    expect(wordsOfEvent(newer, wordingOf([], clockIn(zone)))).toEqual({ text: 'MoonRose', tone: 'fact' });
  });
});

describe('a clock', () => {
  it('shows the same instant as the wall of each place does', () => {
    const at = instant('2031-09-03T04:05:00Z');
    expect(clockIn('America/New_York').both(at)).toBe('Wed 3 Sep 2031 00:05');
    expect(clockIn('Asia/Kolkata').both(at)).toBe('Wed 3 Sep 2031 09:35');
  });
});

describe('a refusal in words', () => {
  it('names the first instant allowed, as its reader wants instants shown', () => {
    const evaluation = {
      code: 'tooEarly',
      reasonCode: 'minimumGap',
      rule: 'treatment.introductory.spacing.minimum',
      earliest: instant('2031-03-13T14:00:00Z'),
      absoluteEarliest: instant('2031-03-12T14:00:00Z'),
      targetFrom: null,
      targetTo: null,
      latest: null,
      inTheWay: null,
    } as const;
    expect(refusalDetail({ type: 'TooEarly', evaluation }, (at) => clockIn(zone).both(instant(at)))).toBe(
      'The earliest allowed start is Thu 13 Mar 2031 10:00, or Wed 12 Mar 2031 10:00 within grace and with a reason ' +
        '(treatment.introductory.spacing.minimum).',
    );
  });

  it('names every field that cannot be so, and how many more there are than it names', () => {
    const refusal = {
      type: 'Impossible',
      field: 'systolic',
      value: '310',
      expected: '50 to 300',
      others: [{ field: 'heartRate', value: '15', expected: '20 to 300' }],
    } as const;
    const sentences = 'systolic is "310"; expected 50 to 300. heartRate is "15"; expected 20 to 300.';
    expect(refusalDetail(refusal)).toBe(sentences);
    expect(refusalDetail({ ...refusal, notNamed: 3 })).toBe(`${sentences} So are 3 more fields.`);
  });
});
