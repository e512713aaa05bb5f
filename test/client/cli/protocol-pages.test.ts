import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '../../../domain/time/instant';
import { openTerminal } from './terminal';
import type { Terminal } from './terminal';

const shipped = 'protocols/sublingual-home/protocol.yaml';
let terminal: Terminal;

beforeAll(async () => {
  terminal = await openTerminal({}, () => instant('2031-03-03T14:00:00Z'));
});

afterAll(() => terminal.close());

describe('a protocol file where Regimen does not run', () => {
  it('is shown as a page with its calendar, from today where nobody says', async () => {
    const { exitCode, out } = await terminal.run('protocol', 'show', shipped);
    expect(exitCode).toBe(0);
    const lines = out.split('\n');
    expect(lines).toContain('  At least 72 hours apart [MB-CLIN (C)]');
    expect(lines).toContain(
      '   2  Mon 10 Mar   S2 -  -  -  -  -  -   session 2 Mon 10 Mar, from Thu 6 Mar to Mon 17 Mar; then a consult',
    );
    expect(lines).toContain('  10  Mon 5 May    i  i  R  R  R  R  R   reassessment opens Wed 7 May');
    expect(out).toMatch(/ safety: at once clinician by SMS; after 15 minutes coordinator by SMS; /);
  });

  it('is drawn as a picture that says in words what it shows', async () => {
    const path = join(terminal.home, 'calendar.svg');
    const { exitCode } = await terminal.run('protocol', 'show', shipped, '--svg', path, '--start', '2031-03-03');
    const picture = await readFile(path, 'utf8');
    expect(exitCode).toBe(0);
    expect(picture).toMatch(
      /<title id="title">Sublingual ketamine at home: six weekly sessions \(sublingual-home 1\.1\.0\)</,
    );
    expect(picture).toMatch(
      /<desc id="desc">session 1 Mon 3 Mar\. session 2 Mon 10 Mar, from Thu 6 Mar to Mon 17 Mar; /,
    );
    expect(picture).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  it('is told what is wrong with a date or a zone', async () => {
    expect(await terminal.run('protocol', 'show', shipped, '--start', '2031-02-30')).toMatchObject({
      exitCode: 2,
      err: 'Not a date: "2031-02-30" (expected an existing date such as 2031-03-03)',
    });
    expect(await terminal.run('protocol', 'show', shipped, '--zone', 'Mars')).toMatchObject({
      exitCode: 2,
      err: '"Mars" is no zone: name one such as America/New_York.',
    });
  });

  it('is compared with another, in words or for programs', async () => {
    const other = join(terminal.home, 'other.yaml');
    const text = await readFile(shipped, 'utf8');
    await writeFile(other, text.replace('hours: 72', 'hours: 96'));
    expect(await terminal.run('protocol', 'diff', shipped, other)).toEqual({
      exitCode: 0,
      out: 'Spacing\n  Introductory series: the minimum gap goes from 72 hours to 96 hours (source MB-CLIN (C))',
      err: '',
    });
    const { out } = await terminal.run('protocol', 'diff', shipped, other, '--json');
    expect((JSON.parse(out) as { changes: unknown[] }).changes).toEqual([
      {
        group: 'spacing',
        path: 'series.introductory.spacing.minimum',
        text: 'Introductory series: the minimum gap goes from 72 hours to 96 hours (source MB-CLIN (C))',
      },
    ]);
    expect((await terminal.run('protocol', 'diff', shipped, 'nowhere.yaml')).exitCode).toBe(1);
  });

  it('has its cases run', async () => {
    const ran = await terminal.run('protocol', 'test', shipped);
    expect(ran).toMatchObject({ exitCode: 0, err: '' });
    expect(ran.out).toMatch(/^\d+ cases, 0 failing, of sublingual-home 1\.1\.0$/);
  });
});
