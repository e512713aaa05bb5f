import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '../../../domain/time/instant';
import { openTerminal } from './terminal';
import type { Terminal } from './terminal';

const now = () => instant('2031-03-03T14:00:00Z');
let terminal: Terminal;

beforeAll(async () => {
  terminal = await openTerminal({ url: 'http://127.0.0.1:1', coordinator: 'regimen_x_y' }, now);
});

afterAll(() => terminal.close());

describe('the command line where Regimen does not run', () => {
  it('says so and how to start it', async () => {
    expect(await terminal.run('course', 'list')).toEqual({
      exitCode: 3,
      out: '',
      err: expect.stringMatching(
        /^No answer from http:\/\/127\.0\.0\.1:1 \(.+\)\. Is Regimen running\? "npm start" runs it; REGIMEN_URL names another place\.$/,
      ) as string,
    });
  });

  it('says what is missing when there is no key', async () => {
    const elsewhere = await openTerminal({}, now, { REGIMEN_HOME: '/nowhere' });
    const ran = await elsewhere.run('course', 'list');
    expect(ran).toMatchObject({ exitCode: 2, out: '' });
    expect(ran.err).toBe(
      'No key to sign in with: /nowhere/keys/cli.json cannot be read (ENOENT). Start Regimen here once with "npm start", ' +
        'which makes one, name its data folder in REGIMEN_HOME, or set REGIMEN_KEY.',
    );
    await elsewhere.close();
  });

  it('knows the roles of the first keys', async () => {
    expect(await terminal.run('course', 'list', '--as', 'auditor')).toMatchObject({
      exitCode: 2,
      err: 'There is no key for "auditor": use --as coordinator or --as clinician or --as medicalLead.',
    });
    expect((await terminal.run('course', 'list', '--as', 'clinician')).err).toMatch(/holds no key "clinician"/);
  });

  it('tells wrong use from refusal', async () => {
    expect(await terminal.run('nonsense')).toMatchObject({ exitCode: 2, err: "error: unknown command 'nonsense'" });
    expect((await terminal.run('course', 'open')).exitCode).toBe(2);
    expect((await terminal.run('--help')).exitCode).toBe(0);
  });

  it('checks protocol files all the same, by line and column', async () => {
    const sound = await terminal.run('protocol', 'check', 'protocols/sublingual-home/protocol.yaml');
    expect(sound).toMatchObject({ exitCode: 0, err: '' });
    expect(sound.out).toMatch(
      /^protocols\/sublingual-home\/protocol\.yaml: sublingual-home 1\.1\.0 is sound, digest [0-9a-f]{12}/,
    );
    const broken = join(terminal.home, 'broken.yaml');
    await writeFile(broken, 'schema: 1\nid: [\n');
    const ran = await terminal.run('protocol', 'check', broken);
    expect(ran).toMatchObject({ exitCode: 1, err: '1 error to mend.' });
    expect(ran.out).toMatch(/broken\.yaml:3:1: error: /);
  });
});
