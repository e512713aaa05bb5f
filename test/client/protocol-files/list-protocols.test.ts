import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listProtocols } from '../../../client/protocol-files/list-protocols';
import { readProtocol } from '../../../client/protocol-files/read-protocol';

const project = join(__dirname, '../../..');
const shipped = join(project, 'protocols', 'sublingual-home', 'protocol.yaml');

describe('the protocols under a root', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'regimen-protocols-'));
    await mkdir(join(root, 'protocols', 'first'), { recursive: true });
    await cp(shipped, join(root, 'protocols', 'first', 'protocol.yaml'));
    await cp(join(project, 'protocols', 'instruments'), join(root, 'protocols', 'instruments'), { recursive: true });
  });

  afterEach(() => rm(root, { recursive: true }));

  it('are those that ship with the project', async () => {
    const files = await listProtocols(project);
    expect(files.map(({ protocol }) => `${protocol?.id} ${protocol?.version}`)).toEqual(['sublingual-home 2.0.0']);
  });

  it('are read by name, folders without a protocol left out', async () => {
    await mkdir(join(root, 'protocols', 'a-draft', 'notes'), { recursive: true });
    await writeFile(join(root, 'protocols', 'README'), 'Protocols live here.');
    const files = await listProtocols(root);
    expect(files.map(({ file }) => file)).toEqual([join(root, 'protocols', 'first', 'protocol.yaml')]);
  });

  it('may not hold one version twice', async () => {
    const twin = join(root, 'protocols', 'second', 'protocol.yaml');
    await mkdir(join(root, 'protocols', 'second'));
    await cp(shipped, twin);
    const [, second] = await listProtocols(root);
    expect(second).toMatchObject({ file: twin, protocol: null, digest: null });
    expect(second?.findings[0]).toEqual({
      level: 'error',
      file: twin,
      line: 1,
      column: 1,
      path: '',
      message: `sublingual-home 2.0.0 is in ${join(root, 'protocols', 'first', 'protocol.yaml')} already: give this one another id or version`,
    });
  });
});

describe('a protocol file that is not there', () => {
  it('is a finding that says what to name instead', async () => {
    expect(await readProtocol('nowhere.yaml')).toEqual({
      file: 'nowhere.yaml',
      protocol: null,
      digest: null,
      findings: [
        {
          level: 'error',
          file: 'nowhere.yaml',
          line: 1,
          column: 1,
          path: '',
          message: 'cannot be read (ENOENT): name a protocol file, e.g. protocols/sublingual-home/protocol.yaml',
        },
      ],
    });
  });
});
