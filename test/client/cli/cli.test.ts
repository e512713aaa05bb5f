import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveApi } from '../../api/served-api';
import type { ServedApi } from '../../api/served-api';
import { openTerminal } from './terminal';
import type { Terminal } from './terminal';

let api: ServedApi;
let terminal: Terminal;
let patient: string;
let course: string;

beforeAll(async () => {
  api = await serveApi();
  const url = await api.server.listen({ port: 0, host: '127.0.0.1' });
  const keyOf = (role: 'coordinator' | 'clinician') => api.headers(role).authorization.slice('Bearer '.length);
  const keys = { url, coordinator: keyOf('coordinator'), clinician: keyOf('clinician') };
  terminal = await openTerminal(keys, () => api.now);
  const added = await terminal.run(
    ...['patient', 'add', '--name', 'Pat Example', '--email', 'pat@example.org', '--zone', 'America/New_York'],
    ...['--clinic', 'demo', '--consent', 'email', '--key', 'pat'],
  );
  patient = /^Added (\S+)\./.exec(added.out)?.[1] ?? '';
  const opening = ['course', 'open', '--protocol', 'sublingual-home', '--clinic', 'demo', '--patient', patient];
  const opened = await terminal.run(...opening, '--key', 'course');
  course = /^Opened (\S+)\./.exec(opened.out)?.[1] ?? '';
}, 90_000);

afterAll(async () => {
  await terminal.close();
  await api.close();
});

describe('a patient', () => {
  it('is added and shown', async () => {
    expect(patient).toMatch(/^p-[0-9a-f]{16}$/);
    const shown = await terminal.run('patient', 'show', patient);
    expect(shown).toMatchObject({ exitCode: 0, err: '' });
    expect(shown.out.split('\n').slice(2, 4)).toEqual(['name        Pat Example', 'email       pat@example.org']);
    expect(shown.out).toContain('consent     email');
  });

  it('that lacks something is not added, and every field is named with the way out', async () => {
    const ran = await terminal.run('patient', 'add', '--zone', 'Mars', '--clinic', 'demo', '--key', 'bad');
    expect(ran).toEqual({
      exitCode: 1,
      out: '',
      err: [
        'The request has fields that will not do.',
        '  name is missing: send a string',
        '  zone ("Mars") is not a time zone: send an IANA name such as America/New_York',
      ].join('\n'),
    });
  });
});

describe('telling a course something', () => {
  it('shows what came of it, on the clock of the clinic', async () => {
    const ran = await terminal.run('course', 'do', course, 'SubmitScreening', '{"answers": {}}', '--key', 'screening');
    expect(ran).toEqual({
      exitCode: 0,
      out: [
        'Accepted.',
        'Mon 3 Mar 2031',
        '  09:00 #4 ● Screening submitted — the-coordinator, coordinator',
        '  09:00 #5 ○ Done: submit screening',
        '  09:00 #6 ○ Clinician owes: decide screening, due Wed 5 Mar 2031 09:00',
      ].join('\n'),
      err: '',
    });
  });

  it('prints a new key before it sends, and gets the same answer when the key is given again', async () => {
    const first = await terminal.run('course', 'do', course, 'raise-flag', '--reason', 'worried', '--json');
    const key = /^Idempotency-Key (\S+) \(to repeat this very request: --key \1\)$/.exec(first.err)?.[1] ?? '';
    const again = await terminal.run(
      'course',
      'do',
      course,
      'RaiseFlag',
      '--reason',
      'worried',
      '--json',
      '--key',
      key,
    );
    expect(again).toEqual({ exitCode: 0, out: first.out, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({ courseId: course });
  });

  it('is refused to a role that may not, saying how to sign in as another', async () => {
    const decide = ['course', 'do', course, 'decide-screening', '--decision', 'approved', '--reason', '123'];
    expect(await terminal.run(...decide, '--key', 'as-coordinator')).toEqual({
      exitCode: 1,
      out: '',
      err: [
        'This role may not send this command.',
        'It is for: clinician, medicalLead.',
        'Sign in as another role: --as clinician or --as coordinator.',
      ].join('\n'),
    });
    const allowed = await terminal.run(...decide, '--key', 'as-clinician', '--as', 'clinician');
    expect(allowed.exitCode).toBe(0);
    expect(allowed.out).toContain('● Screening decided: approved (123) — the-clinician, clinician');
  });

  it("takes times as the clinic's clock shows them, and numbers and lists as they are typed", async () => {
    const ran = await terminal.run(
      ...['course', 'do', course, 'RecordMeasure', '--instrument', 'phq-9', '--items', '0,1,null,0,0,0,0,0,0'],
      ...['--at', '2031-03-02 17:30', '--key', 'measure'],
    );
    expect(ran.exitCode).toBe(0);
    expect(ran.out.split('\n')).toContain('Sun 2 Mar 2031');
    expect(ran.out).toMatch(/17:30 #\d+ +● phq-9: total open \[0 1 – 0 0 0 0 0 0\] — .* told Mon 3 Mar 2031 09:00/);
  });

  it('names the commands that there are when it does not know one', async () => {
    expect(await terminal.run('course', 'do', course, 'BookSesion')).toEqual({
      exitCode: 2,
      out: '',
      err: 'There is no command "BookSesion". Did you mean BookSession? "regimen course do --help" lists them all.',
    });
    const help = await terminal.run('course', 'do', '--help');
    expect(help.exitCode).toBe(0);
    expect(help.out).toContain('  BookSession             --starts-at [--reason] [--override] [--replaces]');
    expect(help.out).toContain('  RaiseFlag               --reason [--at] [--fact]');
  });
});

describe('reading a course', () => {
  it('shows it as it is now', async () => {
    const ran = await terminal.run('course', 'show', course);
    expect(ran.exitCode).toBe(0);
    expect(ran.out.split('\n').slice(0, 3)).toEqual([
      `course    ${course}`,
      `patient   ${patient} at demo`,
      'protocol  Sublingual ketamine at home: six weekly sessions (sublingual-home 2.0.0)',
    ]);
    expect(ran.out).toContain('! raised flag (crisis)');
  });

  it('tells its story from an entry on', async () => {
    const ran = await terminal.run('course', 'events', course, '--from', '2');
    expect(ran.out.split('\n').slice(0, 4)).toEqual([
      `Course ${course}, times in America/New_York`,
      '',
      'Mon 3 Mar 2031',
      expect.stringMatching(/^ {2}09:00 #2 +○ Phase screening begins/) as string,
    ]);
  });

  it('says what it will do by itself', async () => {
    const ran = await terminal.run('course', 'agenda', course);
    expect(ran.out).toMatch(/^If nobody acts \(times in America\/New_York\):\nAT +WILL +ABOUT\n/);
  });

  it('lists courses, and what is owed with the safety first', async () => {
    const courses = await terminal.run('course', 'list', '--patient', patient);
    expect(courses.out.split('\n')).toHaveLength(2);
    expect(courses.out).toContain(course);
    const worklist = await terminal.run('worklist', '--course', course);
    expect(worklist.out.split('\n')[1]).toMatch(/SAFETY /);
    expect(await terminal.run('worklist', '--patient', 'nobody')).toEqual({
      exitCode: 0,
      out: 'Nothing is owed.',
      err: '',
    });
  });

  it('answers programs in JSON, its refusals too', async () => {
    const shown = await terminal.run('--json', 'course', 'show', course);
    expect(JSON.parse(shown.out)).toMatchObject({ courseId: course, status: expect.any(String) as string });
    const unknown = await terminal.run('course', 'show', 'nobody', '--json');
    expect(unknown).toMatchObject({ exitCode: 1, err: '' });
    expect(JSON.parse(unknown.out)).toMatchObject({ type: 'urn:regimen:problem:CourseUnknown', status: 404 });
  });
});

describe('a course under way', () => {
  it('is adopted from a file', async () => {
    const file = join(terminal.home, 'under-way.yaml');
    const text = [
      'protocol: sublingual-home',
      'clinic: demo',
      `patient: ${patient}`,
      'asOf: 2031-03-03T14:00:00Z',
      'facts:',
      '  - { type: SubmitScreening, answers: {}, at: 2031-02-03T14:00:00Z, fact: { source: ehr, id: "1", version: 1 } }',
    ].join('\n');
    await writeFile(file, text);
    const ran = await terminal.run('course', 'adopt', file, '--key', 'adopt');
    expect(ran).toMatchObject({ exitCode: 0, err: '' });
    expect(ran.out).toMatch(/^Opened [0-9a-f]{20}\. See it with: regimen course show [0-9a-f]{20}$/);
  });

  it('is not adopted from a file that is no YAML, and the place is named', async () => {
    const file = join(terminal.home, 'broken.yaml');
    await writeFile(file, 'protocol: sublingual-home\n  clinic: demo\n');
    const ran = await terminal.run('course', 'adopt', file, '--key', 'broken');
    expect(ran).toMatchObject({ exitCode: 2, out: '' });
    expect(ran.err).toMatch(/broken\.yaml is no YAML or JSON: .* at line 1, column 11/);
  });
});

describe('the protocols', () => {
  it('are listed and shown', async () => {
    const listed = await terminal.run('protocol', 'list');
    expect(listed.out.split('\n')[1]).toBe(
      'sublingual-home@2.0.0  sublingual ketamine, home  Sublingual ketamine at home: six weekly sessions',
    );
    const shown = await terminal.run('protocol', 'show', 'sublingual-home@2.0.0');
    expect(shown.out).toMatch(/^schema: 2\nid: sublingual-home\nversion: 2\.0\.0\n/);
  });
});
