import { parseCases } from '../../../client/protocol-cases/read-cases';
import { runCases } from '../../../client/protocol-cases/run-cases';
import { shippedProtocol } from '../../support/shipped-protocol';

const protocol = shippedProtocol('sublingual-home');

function said(text: string): readonly string[] {
  const read = parseCases(text, 'my.yaml', protocol);
  const faults = read.findings.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);
  const failures = runCases(protocol, read).flatMap(({ mismatches }) =>
    mismatches.map(
      ({ line, column, path, expected, got }) => `${line}:${column} ${path.join('.')}: ${expected} / ${got}`,
    ),
  );
  return [...faults, ...failures];
}

const opened = `zone: America/New_York
course:
  - title: A course begins with the screening
    reading: R5
    given:
      - { at: '2031-03-03T10:00-05:00', send: OpenCourse }
    now: '2031-03-03T10:00-05:00'
    expect: `;

describe('a case that does not hold', () => {
  it('tells what it expected and what came, at the place that says so', () => {
    expect(said(`${opened}{ phase: consent, nextWake: null, notOwed: [submitScreening] }`)).toEqual([
      '8:15 expect.phase: consent / screening',
      '8:31 expect.nextWake: null / 2031-03-05T10:00-05:00',
      '8:57 expect.notOwed.0: no submitScreening / submitScreening:0',
    ]);
  });

  it('names the due time that was told, and what is owed instead', () => {
    const owed = "{ owed: [{ kind: submitScreening, dueAt: '2031-03-10T10:00-05:00' }, { kind: consult }] }";
    expect(said(`${opened}${owed}`)).toEqual([
      '8:47 expect.owed.0.dueAt: submitScreening, due 2031-03-10T11:00-04:00 / submitScreening:0, due 2031-03-10T10:00-04:00',
      '8:82 expect.owed.1: consult / nothing of the kind (owed: submitScreening:0)',
    ]);
  });

  it('tells a refusal that nobody expected, and one that did not come', () => {
    const early = opened.replace(
      'OpenCourse }',
      'OpenCourse }\n      - { at: 2031-03-03T10:00-05:00, send: WithdrawConsent, reason: no }',
    );
    expect(said(`${early}{ refused: { type: NotReady } }`)).toEqual(['9:15 expect.refused: NotReady / carried out']);
    const unopened = opened.replace('send: OpenCourse', 'send: PauseCourse, reason: away');
    expect(said(`${unopened}{ phase: screening }`)[0]).toMatch(/^5:5 given: a course that is opened \/ none$/);
  });
});

describe('a file of cases that is not sound', () => {
  it('is told every fault by line and column, and does not run', () => {
    const text = `zone: America/New_York
spacing:
  - title: Nothing to lean on
    series: introductory
    doses: []
    asked: '2031-03-03T10:00-05:00'
    answer: { code: onTarget }
  - title: Misspelt
    reading: R1
    series: introductory
    dosis: []
    asked: '2031-02-30T10:00-05:00'
    answer: { code: onTarget }
`;
    expect(said(text)).toEqual([
      '3:5 spacing.0.title stands on nothing: name its `reading` (e.g. R7) or its `source`',
      '8:5 spacing.1.doses is missing: expected a list',
      '11:5 spacing.1.dosis is not known here: leave it out, or correct its spelling',
      '12:5 spacing.1.asked is not an instant',
    ]);
  });

  it('is told of commands that are none, fields that are none, and time that runs backwards', () => {
    const text = `zone: Nowhere
course:
  - title: Wrong
    reading: R1
    given:
      - { at: '2031-03-03T10:00-05:00', send: OpenCourse }
      - { at: '2031-03-03T09:00-05:00', send: BookSesion }
      - { at: '2031-03-03T10:00-05:00', send: ReportDose, sesion: one }
    now: '2031-03-03T09:59-05:00'
    expect: { phase: screening }
`;
    expect(said(text)).toEqual([
      '1:1 zone "Nowhere" is no zone such as America/New_York',
      '7:11 course.0.given.1.at is before the line before it',
      '7:41 course.0.given.1.send "BookSesion" is no command',
      '8:9 course.0.given.2.session is missing: expected a text (in quotes where it looks like a number)',
      '8:59 course.0.given.2.sesion is not known here: leave it out, or correct its spelling',
      '9:5 course.0.now is before the last line',
    ]);
  });
});
