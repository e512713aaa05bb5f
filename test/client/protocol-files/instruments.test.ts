import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstrumentShelf } from '../../../client/protocol-files/instrument-shelf';
import { parseProtocol } from '../../../client/protocol-files/parse-protocol';
import { shippedShelf } from '../../support/shipped-protocol';

const shipped = readFileSync(join(__dirname, '../../../protocols/sublingual-home/protocol.yaml'), 'utf8');

/** The shelf that ships, the GAD-7 of it changed. */
function shelfBut(change: (text: string) => string): InstrumentShelf {
  const shelf = new Map(shippedShelf());
  shelf.set('gad-7', { file: 'gad-7.yaml', text: change(shelf.get('gad-7')!.text) });
  return shelf;
}

function complaints(shelf: InstrumentShelf, text = shipped): readonly string[] {
  return parseProtocol(text, 'protocol.yaml', shelf)
    .findings.filter(({ level }) => level !== 'note')
    .map(({ file, line, column, path, message }) => `${file}:${line}:${column} ${path}: ${message}`);
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const gad7 = shippedShelf().get('gad-7')!.text;

describe('the instruments that a protocol names', () => {
  it('are put in with their sources, and no others, so that a pinned protocol is whole', () => {
    const { protocol } = parseProtocol(shipped, 'protocol.yaml', shippedShelf());
    expect(Object.keys(protocol?.instruments ?? {})).toEqual(['phq-9', 'gad-7']);
    expect(protocol?.instruments['gad-7']).toMatchObject({ title: 'GAD-7', items: 7 });
    expect(protocol?.sources).toMatchObject({ UKE: expect.stringContaining('GAD-7') as string });
  });

  it('are part of the digest', () => {
    const digest = (shelf: InstrumentShelf) => parseProtocol(shipped, 'protocol.yaml', shelf).digest;
    const changed = shelfBut((text) => text.replace('points: 4', 'points: 5'));
    expect(digest(changed)).not.toBe(digest(shippedShelf()));
    expect(digest(shelfBut((text) => `# A remark.\n${text}`))).toBe(digest(shippedShelf()));
  });

  it('are told of at their own file, line and column', () => {
    const faulty = (text: string) =>
      text
        .replace('from: 5, to: 9', 'from: 6, to: 9')
        .replace('dropPercent: 50', 'dropPercent: 0')
        .replace('UKE (P)', 'UKI (P)');
    expect(complaints(shelfBut((text) => text.replace('from: 5, to: 9', 'from: 6, to: 9')))).toEqual([
      `gad-7.yaml:${lineOf(gad7, 'from: 5')}:19 bands.1.from: is 6: the band before ends at 4, so that a total of 5 is in none`,
    ]);
    expect(complaints(shelfBut(faulty))).toEqual([
      `gad-7.yaml:${lineOf(gad7, 'dropPercent')}:13 response.dropPercent: too small: expected number to be >=1`,
    ]);
    expect(complaints(shelfBut((text) => text.replace('UKE (P)', 'UKI (P)')))).toEqual([
      `gad-7.yaml:${lineOf(gad7, "  UKE: '")}:3 sources.UKE: is cited nowhere`,
      `gad-7.yaml:${lineOf(gad7, 'changes')}:62 changes.0.source: names "UKI", which is not among this file's sources`,
    ]);
  });

  it('are told of once when they are no YAML or have no sources', () => {
    expect(complaints(shelfBut(() => 'id: gad-7\nid: gad-7'))).toEqual(['gad-7.yaml:2:1 : Map keys must be unique']);
    expect(complaints(shelfBut(() => 'id: gad-7'))).toEqual(['gad-7.yaml:1:1 sources: is missing: expected a section']);
  });

  it('have to be known', () => {
    const text = shipped.replace('instrument: gad-7', 'instrument: gad-8');
    expect(complaints(shippedShelf(), text)).toEqual([
      `protocol.yaml:${lineOf(text, 'instrument: gad-8')}:5 measures.1.instrument: "gad-8" is not known: describe it in instruments/gad-8.yaml beside the folder of this file, or under instruments here`,
    ]);
  });

  it('may not give a source another meaning', () => {
    expect(complaints(shelfBut((text) => text.replace(/HULL: '[^']*'/, "HULL: 'Another paper'")))).toEqual([
      `gad-7.yaml:${lineOf(gad7, 'HULL:')}:3 sources.HULL: is another source in protocol.yaml: one key names one source`,
    ]);
  });

  it('may stand in the protocol file itself', () => {
    const described = gad7
      .slice(gad7.indexOf('items: 7'))
      .replace(/^#.*$/gm, '')
      .replace(/^(?=.)/gm, '    ');
    const head = '\ninstruments:\n  gad-7:\n    id: gad-7\n    title: GAD-7 as we ask it\n    completedBy: patient\n';
    const keys = gad7.slice(gad7.indexOf('  MRC:'), gad7.indexOf('\nitems: 7'));
    const text = `${shipped.replace('\nsources:\n', `\nsources:\n${keys}`)}${head}${described}`;
    const { protocol } = parseProtocol(text, 'protocol.yaml', shippedShelf());
    expect(complaints(shippedShelf(), text)).toEqual([]);
    expect(protocol?.instruments['gad-7']?.title).toBe('GAD-7 as we ask it');
  });
});
