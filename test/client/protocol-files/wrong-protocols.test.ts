import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProtocol } from '../../../client/protocol-files/parse-protocol';

const shipped = readFileSync(join(__dirname, '../../../protocols/sublingual-home/protocol.yaml'), 'utf8');

/** Where the fault stands: the line that holds the text, and the column counted from 1. */
type At = readonly [onLineOf: string, column: number];

interface Wrong {
  readonly title: string;
  /** What is replaced in the shipped file, and by what. */
  readonly change: readonly [from: string, to: string];
  readonly said: readonly (readonly [...At, message: string])[];
}

const wrong: readonly Wrong[] = [
  {
    title: 'a phase that is never reached',
    change: ['phase: booster', 'phase: treatment'],
    said: [
      ['series:', 1, 'warning: series has no series of phase "booster": nobody can decide for one'],
      [
        'phase: treatment\n    sessions: { count: 2',
        5,
        'error: series.1.phase is never reached: phase "treatment" is run by the series "introductory"',
      ],
    ],
  },
  {
    title: 'a gap larger than its window',
    change: ['hours: 72', 'days: 15'],
    said: [['days: 15', 19, 'error: series.0.spacing.minimum.0.span is 15 days, longer than the maximum of 14 days']],
  },
  {
    title: 'a target outside its bounds',
    change: ['targetTo: { span: { days: 7 }', 'targetTo: { span: { days: 21 }'],
    said: [['days: 21', 19, 'error: series.0.spacing.targetTo.span is 21 days, longer than the maximum of 14 days']],
  },
  {
    title: 'a reminder after what it reminds of is due',
    change: ['remindAfterOpening: [{ days: 2 }, { days: 5 }]', 'remindAfterOpening: [{ days: 2 }, { days: 9 }]'],
    said: [
      [
        '{ days: 9 }',
        39,
        'error: obligations.submitScreening.remindAfterOpening.1 reminds after 9 days, when it has been due since 7 days',
      ],
    ],
  },
  {
    title: 'a ladder that is climbed without end',
    change: ['repeats: 2', 'repeats: 99'],
    said: [['repeats: 99', 5, 'error: ladders.routine.repeats too big: expected number to be <=5']],
  },
  {
    title: 'a ladder with nobody new on a level',
    change: ['role: clinician, after: { days: 2 }', 'role: coordinator, after: { days: 2 }'],
    said: [
      [
        'after: { days: 2 }, channel',
        11,
        'warning: ladders.routine.levels.1.role is coordinator by email again: nobody new is told',
      ],
    ],
  },
  {
    title: 'a ladder that leads down',
    change: ['after: { minutes: 45 }', 'after: { minutes: 5 }'],
    said: [
      [
        'after: { minutes: 5 }',
        30,
        'error: ladders.observation.levels.1.after is 5 minutes, sooner than the level before it',
      ],
    ],
  },
  {
    title: 'a crisis ladder that waits too long',
    change: ['role: coordinator, after: { minutes: 15 }', 'role: coordinator, after: { minutes: 20 }'],
    said: [
      [
        'after: { minutes: 20 }',
        30,
        'error: ladders.safety.levels.1.after is 20 minutes: in a crisis the next person is called within 15 minutes',
      ],
    ],
  },
  {
    title: 'a ladder that is not there',
    change: ['ladder: observation', 'ladder: observations'],
    said: [
      [
        'ladder: observations',
        5,
        'error: obligations.dischargeSession.ladder "observations" is none of this file\'s ladders',
      ],
      ['  observation:', 3, 'warning: ladders.observation is used by no obligation'],
    ],
  },
  {
    title: 'a figure without its source',
    change: ["lapse: { after: { days: 84 }, source: 'MB-RET (C)' }", 'lapse: { after: { days: 84 } }'],
    said: [['lapse:', 1, 'error: lapse.source is missing: expected a text (in quotes where it looks like a number)']],
  },
  {
    title: 'a source that the file does not list',
    change: ["source: 'CHOOSE (C)'", "source: 'CHOSEN (C)'"],
    said: [
      ['  CHOOSE:', 3, 'warning: sources.CHOOSE is cited nowhere'],
      ["'CHOSEN (C)'", 3, 'error: vitals.source names "CHOSEN", which is not among this file\'s sources'],
    ],
  },
  {
    title: 'a source that nothing cites',
    change: ['  ZERO:', "  ZONE: 'Nothing leans on it'\n  ZERO:"],
    said: [['  ZONE:', 3, 'warning: sources.ZONE is cited nowhere']],
  },
  {
    title: 'a key that is not known',
    change: ['introductory: true', 'introductry: true'],
    said: [
      ['id: introductory', 5, 'error: series.0.introductory is missing: expected true or false'],
      ['introductry: true', 5, 'error: series.0.introductry is not known here: leave it out, or correct its spelling'],
    ],
  },
  {
    title: 'a figure of the wrong type',
    change: ['systolicMaximum: 160', "systolicMaximum: '160'"],
    said: [['systolicMaximum', 3, 'error: vitals.systolicMaximum expected a number']],
  },
  {
    title: 'an id that is taken',
    change: ['id: mania', 'id: psychosis'],
    said: [['mania or hypomania', 9, 'error: screening.questions.1.id "psychosis" is taken']],
  },
  {
    title: 'a length in an unknown unit',
    change: ['lapse: { after: { days: 84 }', 'lapse: { after: { day: 84 }'],
    said: [['lapse:', 10, 'error: lapse.after expected a length in one unit, such as { days: 7 } or { hours: 72 }']],
  },
  {
    title: 'a trigger outside the answers of its form',
    change: ['triggers: [{ item: 9, from: 1', 'triggers: [{ item: 12, from: 7'],
    said: [
      [
        'triggers:',
        5,
        'error: measures.0.triggers has to make item 9 a crisis from 1 upwards: { item: 9, from: 1, severity: crisis }',
      ],
      ['triggers:', 18, 'error: measures.0.triggers.0.item is 12, but the form has 9 items'],
      ['triggers:', 28, 'error: measures.0.triggers.0.from is 7, outside the answers 0 to 3: it never acts'],
    ],
  },
  {
    title: 'an obligation that is none',
    change: ['  callAfterSession:', '  callBeforeSession:'],
    said: [
      ['obligations:', 1, 'error: obligations has no rule for "callAfterSession"'],
      ['callBeforeSession:', 3, 'error: obligations.callBeforeSession is no kind of obligation'],
    ],
  },
  {
    title: 'a section written by alias',
    change: ['{ after: { days: 84 }', '{ after: *gap'],
    said: [
      [
        '*gap',
        17,
        'error: Aliases are not read here: write the section out, so that each figure stands with its source',
      ],
    ],
  },
  {
    title: 'a text that is no YAML',
    change: ['lapse: { after: { days: 84 }', 'lapse: { after: { days: 84 '],
    said: [['noShows:', 1, 'error: Flow map in block collection must be sufficiently indented and end with a }']],
  },
];

function said(text: string): readonly string[] {
  return parseProtocol(text, 'my.yaml')
    .findings.filter(({ level }) => level !== 'note')
    .map(({ level, line, column, path, message }) => {
      return `${line}:${column}: ${level}: ${path === '' ? '' : `${path} `}${message}`;
    });
}

describe('a protocol file with', () => {
  it.each(wrong)('$title is told so, by line and column', ({ change: [from, to], said: expected }) => {
    expect(shipped).toContain(from);
    const text = shipped.replace(from, to);
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(said(text)).toEqual(expected.map(([part, column, message]) => `${lineOf(part)}:${column}: ${message}`));
  });
});
