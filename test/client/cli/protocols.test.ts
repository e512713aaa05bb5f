import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveApi } from '../../api/served-api';
import type { ServedApi } from '../../api/served-api';
import { shippedProtocol } from '../../support/shipped-protocol';
import { openTerminal } from './terminal';
import type { Terminal } from './terminal';

const shipped = shippedProtocol('sublingual-home').version;
const next = '99.0.0';

let api: ServedApi;
let terminal: Terminal;
let file: string;

beforeAll(async () => {
  api = await serveApi();
  const url = await api.server.listen({ port: 0, host: '127.0.0.1' });
  const keyOf = (role: 'coordinator' | 'clinician' | 'medicalLead') =>
    api.headers(role).authorization.slice('Bearer '.length);
  const keys = {
    url,
    coordinator: keyOf('coordinator'),
    clinician: keyOf('clinician'),
    medicalLead: keyOf('medicalLead'),
  };
  terminal = await openTerminal(keys, () => api.now);
  file = join(terminal.home, 'protocol.yaml');
  await writeFile(file, (await readFile('protocols/sublingual-home/protocol.yaml', 'utf8')).replace(shipped, next));
}, 90_000);

afterAll(async () => {
  await terminal.close();
  await api.close();
});

const version = `sublingual-home@${next}`;
const move = (verb: string, role: string, ...more: readonly string[]) =>
  terminal.run('protocol', verb, version, '--reason', `to ${verb}`, '--key', `${verb}-${role}`, '--as', role, ...more);

describe('the protocols', () => {
  it('are listed with their status, and shown', async () => {
    const listed = await terminal.run('protocol', 'list');
    expect(listed.out.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'PROTOCOL | STATUS | WHAT | TITLE',
      `sublingual-home@${shipped} | active | sublingual ketamine, home | Sublingual ketamine at home: six weekly sessions`,
    ]);
    const shown = await terminal.run('protocol', 'show', `sublingual-home@${shipped}`);
    expect(shown.out.split('\n').slice(0, 3)).toEqual([
      'What it is',
      '  Sublingual ketamine at home: six weekly sessions',
      `  sublingual-home ${shipped}`,
    ]);
    const file = 'protocols/sublingual-home/protocol.yaml';
    const compared = await terminal.run('protocol', 'diff', 'sublingual-home', file);
    expect(compared).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^Nothing differs between /) as string });
  });

  it('are published, approved and made active, each by whom it is for', async () => {
    expect(await terminal.run('protocol', 'publish', file, '--key', 'publish')).toEqual({
      exitCode: 0,
      out: `${version} is a draft. A clinician approves it with: regimen protocol approve ${version} --reason …`,
      err: '',
    });
    expect(await move('approve', 'coordinator')).toEqual({
      exitCode: 1,
      out: '',
      err: [
        'This key may not use this endpoint.',
        'It is open to: clinician, medicalLead. The key is bound to: coordinator.',
        'Sign in as another role: --as clinician, --as medicalLead or --as coordinator.',
      ].join('\n'),
    });
    expect((await move('activate', 'medicalLead', '--key', 'too-soon')).err).toBe(
      `A version that is a draft cannot be made active.\n${version} is a draft: it can be approved.`,
    );
    expect(await move('approve', 'clinician')).toEqual({ exitCode: 0, out: `${version} is approved.`, err: '' });
    expect(await move('activate', 'medicalLead')).toEqual({
      exitCode: 0,
      out: `${version} is active. sublingual-home@${shipped} is retired.`,
      err: '',
    });
    const retired = JSON.parse((await move('retire', 'medicalLead', '--json')).out) as object;
    expect(retired).toEqual({ id: 'sublingual-home', version: next, status: 'retired', retired: null });
  });

  it('have a history, with who and why', async () => {
    const { out } = await terminal.run('protocol', 'history', version);
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, ' | ').replace(/[0-9a-f]{12}/, 'digest'))).toEqual([
      'AT | VERSION | STATUS | BY | DIGEST | REASON',
      `2031-03-03T14:00:00.000Z | ${next} | draft | the-coordinator, coordinator | digest | –`,
      `2031-03-03T14:00:00.000Z | ${next} | approved | the-clinician, clinician | digest | to approve`,
      `2031-03-03T14:00:00.000Z | ${next} | active | the-medicalLead, medicalLead | digest | to activate`,
      `2031-03-03T14:00:00.000Z | ${next} | retired | the-medicalLead, medicalLead | digest | to retire`,
    ]);
    const all = await terminal.run('protocol', 'history', 'sublingual-home', '--json');
    expect((JSON.parse(all.out) as { items: object[] }).items).toHaveLength(6);
  });

  it('are not published from a file with errors, which are named by line and column', async () => {
    const broken = join(terminal.home, 'broken.yaml');
    await writeFile(broken, 'schema: 1\nid: [\n');
    const ran = await terminal.run('protocol', 'publish', broken);
    expect(ran).toMatchObject({ exitCode: 1, out: '' });
    expect(ran.err).toMatch(/broken\.yaml:3:1: error: .*\nNothing was published: mend the file first\.$/);
  });

  it('are moved by version only', async () => {
    const ran = await terminal.run('protocol', 'retire', 'sublingual-home', '--reason', 'x', '--as', 'medicalLead');
    expect(ran).toEqual({
      exitCode: 2,
      out: '',
      err: '"sublingual-home" names no version: write it as sublingual-home@1.0.0.',
    });
  });
});
