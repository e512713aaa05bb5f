import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyRing } from '../../../worker/codec';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-key-ring-'));
  path = join(folder, 'keys', 'codec.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the key ring', () => {
  it('is made at the first start, readable by its owner alone, and the same from then on', async () => {
    const made = await openKeyRing(path);

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect([...made.keys.keys()]).toEqual([made.current]);
    expect(made.keys.get(made.current)).toHaveLength(32);
    expect(await openKeyRing(path)).toEqual(made);
  });

  it('is one ring for processes that start together', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyRing(path)));

    expect(new Set(rings.map(({ current }) => current)).size).toBe(1);
  });

  it('holds old keys beside the current one', async () => {
    const made = await openKeyRing(path);
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: Record<string, string> };
    const added = Buffer.alloc(32, 9).toString('base64');
    writeFileSync(path, JSON.stringify({ current: 'k-added', keys: { ...keys, 'k-added': added } }));

    const rotated = await openKeyRing(path);

    expect(rotated.current).toBe('k-added');
    expect(rotated.keys.get(made.current)).toEqual(made.keys.get(made.current));
  });

  it.each([
    ['is cut short', '{"current": "k-1", "keys": {"k-1": "c2Vj', 'it is not JSON'],
    ['names a current key it lacks', '{"current": "k-2", "keys": {}}', 'current: names no key of "keys"'],
    ['has a short key', '{"current": "k-1", "keys": {"k-1": "c2VjcmV0"}}', 'keys.k-1: is not 32 bytes'],
  ])('is refused when it %s, without quoting a key', async (_case, text, problem) => {
    await openKeyRing(path);
    writeFileSync(path, text);

    await expect(openKeyRing(path)).rejects.toThrow(
      `The key ring ${path} cannot be used: ${problem}. Expected { "current": "<id>", "keys": { "<id>": "<base64 of ` +
        '32 bytes>" } }. Restore it from a backup: without its keys no running course can be read.',
    );
  });
});
