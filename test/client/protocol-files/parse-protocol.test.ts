import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProtocol } from '../../../client/protocol-files/parse-protocol';
import { shippedShelf } from '../../support/shipped-protocol';

const shipped = readFileSync(join(__dirname, '../../../protocols/sublingual-home/protocol.yaml'), 'utf8');

/** The shipped file with one text replaced, so that a test shows just what is wrong. */
function shippedBut(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The shipped protocol has no "${from}"`);
    return text.replace(from, to);
  }, shipped);
}

/** The errors and warnings as a person reads them. */
function complaints(text: string): readonly string[] {
  return parseProtocol(text, 'my.yaml', shippedShelf())
    .findings.filter(({ level }) => level !== 'note')
    .map(({ level, line, column, path, message }) => `${line}:${column} ${level} ${path}: ${message}`);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('the shipped protocol', () => {
  const { protocol, digest, findings } = parseProtocol(shipped, 'protocol.yaml', shippedShelf());

  it('has nothing wrong and lists what the clinic has to confirm', () => {
    expect(complaints(shipped)).toEqual([]);
    expect(protocol?.id).toBe('sublingual-home');
    const toConfirm = findings.map(({ path }) => path);
    expect(toConfirm).toEqual(
      expect.arrayContaining(['screening.validFor', 'consent.validFor', 'measures.0.validFor']),
    );
    expect(new Set(findings.map(({ message }) => message))).toEqual(
      new Set(['is a project default, clinic to confirm']),
    );
  });

  it('has the figures of the home default (R15, R16, R17, R18)', () => {
    const [introductory, booster] = protocol?.series ?? [];
    expect(introductory?.sessions.count).toBe(6);
    expect(introductory?.spacing.minimum.map(({ span }) => span)).toEqual([{ hours: 72 }]);
    expect(introductory?.spacing.targetFrom.span).toEqual({ days: 7 });
    expect(introductory?.spacing.targetTo.span).toEqual({ days: 7 });
    expect(introductory?.spacing.maximum.span).toEqual({ days: 14 });
    expect(introductory?.consultAfter).toMatchObject({ sessions: [2], every: 6 });
    expect(booster?.spacing.targetFrom.span).toEqual({ days: 7 });
    expect(booster?.spacing.targetTo.span).toEqual({ days: 14 });
    expect(protocol?.reassessment.opensAfter.span).toEqual({ days: 30 });
    expect(protocol?.reassessment.closesAfter.span).toEqual({ days: 60 });
    expect(protocol?.lapse.after).toEqual({ days: 84 });
    expect(protocol?.noShows).toMatchObject({ inARow: 2, within: { count: 3, window: { days: 90 } } });
    expect(protocol?.vitals).toMatchObject({ systolicMaximum: 160, diastolicMaximum: 90, heartRateMaximum: 100 });
  });

  it('has a digest that comments and spacing leave alone and a figure changes', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(parseProtocol(`# A remark.\n${shipped}`, 'copy.yaml', shippedShelf()).digest).toBe(digest);
    expect(parseProtocol(shippedBut(['count: 6', 'count: 5']), 'copy.yaml', shippedShelf()).digest).not.toBe(digest);
  });
});

describe('a text that is no YAML', () => {
  it('is told every place at which it breaks, and nothing else', () => {
    expect(complaints('id: a\nid: b\nseries: [1,\ntitle: }')).toEqual([
      '2:1 error : Map keys must be unique',
      '4:1 error : Flow sequence in block collection must be sufficiently indented and end with a ]',
      '4:8 error : Unexpected flow-map-end token in YAML stream: "}"',
    ]);
    expect(complaints('schema: 1\n\tid: a')).toEqual(['2:1 error : Tabs are not allowed as indentation']);
  });

  it('may not repeat a section by alias', () => {
    expect(complaints('a: &first { days: 1 }\nb: *first')).toEqual([
      '2:4 error : Aliases are not read here: write the section out, so that each figure stands with its source',
    ]);
  });

  it('may not be empty', () => {
    expect(complaints('')).toEqual(['1:1 error : expected a section']);
    expect(parseProtocol('', 'my.yaml')).toMatchObject({ protocol: null, digest: null });
  });
});

describe('a protocol of the wrong form', () => {
  it('is told everything at once, each by line and column, what makes no sense included', () => {
    const text = shippedBut(
      ['version: 2.0.0', 'version: 2.0'],
      ['offLabel: true', 'ofLabel: true'],
      ['opensAfter: { span: { days: 30 }', 'opensAfter: { span: { days: 30, hours: 2 }'],
      ['diastolicMaximum: 90', 'diastolicMaximum: 190'],
      ["source: 'CHOOSE (C)'", "source: 'CHOSE (C)'"],
    );
    const vitals = lineOf(text, 'diastolicMaximum');
    expect(complaints(text)).toEqual([
      `${lineOf(text, 'schema: 2')}:1 error offLabel: is missing: expected true or false`,
      `${lineOf(text, 'version: 2.0')}:1 error version: expected a text (in quotes where it looks like a number)`,
      `${lineOf(text, 'ofLabel')}:1 error ofLabel: is not known here: leave it out, or correct its spelling`,
      `${vitals}:3 error vitals.diastolicMaximum: is 190, not below the systolicMaximum of 160`,
      `${lineOf(text, "'CHOSE (C)'")}:3 error vitals.source: names "CHOSE", which is not among this file's sources`,
      `${lineOf(text, 'hours: 2 }')}:17 error reassessment.opensAfter.span: expected a length in one unit, such as { days: 7 } or { hours: 72 }`,
    ]);
    expect(parseProtocol(text, 'my.yaml', shippedShelf())).toMatchObject({ protocol: null, digest: null });
  });

  it('is told of figures out of range', () => {
    const text = shippedBut(['inARow: 2', 'inARow: 0'], ['at: baseline', 'at: sometimes']);
    expect(complaints(text)).toEqual([
      expect.stringMatching(/^\d+:\d+ error measures\.1\.due\.0\.at: expected an occasion: /),
      expect.stringMatching(/^\d+:3 error noShows\.inARow: too small: expected number to be >=1$/),
    ]);
  });
});
