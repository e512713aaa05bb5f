import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../../domain/course/actor';
import type { ActorId } from '../../../domain/ids';
import { instant } from '../../../domain/time/instant';
import { ProtocolVersionTaken } from '../../../store';
import type { Store } from '../../../store';
import { publishProtocols, waitingText } from '../../../worker/embedded/load-files';
import { openMemoryStore } from '../../support/memory-store';

const at = instant('2031-03-03T14:00:00Z');
const lead: Actor = { kind: 'person', id: 'lena' as ActorId, role: 'medicalLead' };
let store: Store;
let home: string;
let shipped: string;

beforeEach(async () => {
  store = await openMemoryStore();
  home = await mkdtemp(join(tmpdir(), 'regimen-files-'));
  shipped = await readFile('protocols/sublingual-home/protocol.yaml', 'utf8');
}, 60_000);

afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

async function write(version: string, title = 'Ours'): Promise<void> {
  await mkdir(join(home, 'protocols', 'ours'), { recursive: true });
  const text = shipped.replace(/^version: .*$/m, `version: ${version}`).replace(/^title: .*$/m, `title: '${title}'`);
  await writeFile(join(home, 'protocols', 'ours', 'protocol.yaml'), text);
}

const start = () => publishProtocols(home, store, at);
const move = (version: string, to: 'approved' | 'active' | 'retired') =>
  store.protocols.move('sublingual-home', version, to, { actor: lead, at, reason: 'so decided' });
const statuses = async () => (await store.protocols.list()).map((one) => `${one.protocol.version} ${one.status}`);

describe('the protocol files at a start', () => {
  it('make what ships active at once, approved by nobody, however often', async () => {
    expect(await start()).toEqual([]);
    expect(await start()).toEqual([]);
    expect(await store.protocols.get('sublingual-home')).toMatchObject({ status: 'active', approval: null });
    expect(await store.protocols.history('sublingual-home')).toMatchObject([
      { status: 'active', actor: { kind: 'engine' }, at, reason: 'comes with Regimen' },
    ]);
  });

  it("make a draft of the clinic's own, which waits for people, and say so", async () => {
    await write('1.2.0');
    const waiting = await start();
    expect(waiting).toEqual([{ name: 'sublingual-home@1.2.0', status: 'draft' }]);
    expect(waiting.map(waitingText)).toEqual([
      'Protocol sublingual-home@1.2.0 is a draft: a clinician approves it (regimen protocol approve), then a medical lead makes it active',
    ]);
    expect(await statuses()).toEqual(['1.2.0 draft', '1.1.0 active']);
    await move('1.2.0', 'approved');
    await move('1.2.0', 'active');
    expect(await start()).toEqual([]);
    expect(await statuses()).toEqual(['1.2.0 active', '1.1.0 retired']);
  });

  it('replace a draft that was changed, and refuse to change what is no draft any more', async () => {
    await write('1.2.0');
    await start();
    await write('1.2.0', 'Ours, again');
    await start();
    expect((await store.protocols.get('sublingual-home', '1.2.0'))?.protocol.title).toBe('Ours, again');
    await move('1.2.0', 'approved');
    await write('1.2.0', 'Ours, too late');
    await expect(start()).rejects.toEqual(new ProtocolVersionTaken('sublingual-home', '1.2.0'));
  });

  it('bring nothing back that people have retired', async () => {
    await start();
    await move('1.1.0', 'retired');
    await start();
    expect(await statuses()).toEqual(['1.1.0 retired']);
  });
});
