import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from '../../worker/config';

/** No `temporal.toml` of whoever runs the tests. */
const nobody = { HOME: join(tmpdir(), 'regimen-nobody'), XDG_CONFIG_HOME: join(tmpdir(), 'regimen-nobody') };

function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig({ ...nobody, ...env });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The configuration was accepted.');
}

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(loadConfig({ ...nobody, PATH: '/usr/bin' })).toMatchObject({
      home: resolve('.regimen'),
      host: '127.0.0.1',
      ports: { api: 8080, codec: 8234, metrics: 9464, temporalUi: 8233 },
      databaseUrl: null,
      keyRingFile: resolve('.regimen/keys/codec.json'),
      mail: null,
      logLevel: 'info',
      temporalUiOrigins: ['http://localhost:8233', 'http://127.0.0.1:8233'],
      temporal: { address: null, namespace: 'default' },
      temporalServer: { searchPath: ['/usr/bin'] },
    });
  });

  it('is what the environment says, and an empty variable says nothing', () => {
    const config = loadConfig({
      ...nobody,
      REGIMEN_HOME: '/srv/regimen',
      REGIMEN_KEYS: '/run/secrets/codec.json',
      HOST: '0.0.0.0',
      PORT: '80',
      METRICS_PORT: '',
      DATABASE_URL: 'postgres://regimen:secret@db/regimen',
      SMTP_URL: 'smtp://mail:2525',
      MAIL_FROM: 'Regimen <regimen@example.org>',
      LOG_LEVEL: 'debug',
      TEMPORAL_UI_ORIGIN: 'https://temporal.example.org',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'clinic',
    });

    expect(config).toMatchObject({
      home: '/srv/regimen',
      host: '0.0.0.0',
      ports: { api: 80, metrics: 9464 },
      databaseUrl: 'postgres://regimen:secret@db/regimen',
      keyRingFile: '/run/secrets/codec.json',
      mail: { smtpUrl: 'smtp://mail:2525', from: 'Regimen <regimen@example.org>' },
      logLevel: 'debug',
      temporalUiOrigins: ['https://temporal.example.org'],
      temporal: { address: 'temporal:7233', namespace: 'clinic', connection: { address: 'temporal:7233' } },
      temporalServer: { address: 'temporal:7233' },
    });
  });

  it('names every problem at once: the variable, its value, what was expected and where it came from', () => {
    const refusal = refusalOf({
      PORT: '80a8',
      METRICS_PORT: '70000',
      SMTP_URL: 'mail.example.org',
      LOG_LEVEL: 'loud',
      TEMPORAL_UI_ORIGIN: 'https://temporal.example.org/ui',
      TEMPORAL_ADDRESS: 'http://temporal:7233',
      TEMPORAL_TLS: 'yes',
    });

    expect(refusal.split('\n')).toEqual([
      'The configuration has 8 problems:',
      '  PORT is "80a8" (from the environment): expected a port from 0 (any free one) to 65535',
      '  METRICS_PORT is "70000" (from the environment): expected a port from 0 (any free one) to 65535',
      '  TEMPORAL_UI_ORIGIN is "https://temporal.example.org/ui" (from the environment): expected web origins parted by ' +
        'commas, e.g. https://temporal.example.org',
      '  SMTP_URL is "*** (16 characters)" (from the environment): expected a URL that starts with smtp:// or smtps:// and ' +
        'names a host',
      '  LOG_LEVEL is "loud" (from the environment): expected one of trace, debug, info, warn, error',
      '  MAIL_FROM is not set: expected the sender of mail, since SMTP_URL is set',
      '  TEMPORAL_TLS is "yes" (from the environment): expected "true" or "false"',
      '  TEMPORAL_ADDRESS is "http://temporal:7233" (from the environment): expected host:port, e.g. localhost:7233',
    ]);
  });

  it.each([
    ['mysql://regimen:hunter2@db/regimen?password=hunter2', 'mysql://regimen:***@db/regimen?***'],
    ['regimen:hunter2@db', '*** (18 characters)'],
  ])('never shows the password of a database that it refuses', (url, shown) => {
    expect(refusalOf({ DATABASE_URL: url })).toBe(
      `The configuration has a problem:\n  DATABASE_URL is "${shown}" (from the environment): expected a URL that starts ` +
        'with postgres:// or postgresql:// and names a host',
    );
  });

  it('gives no two listeners the same port', () => {
    expect(refusalOf({ PORT: '9464' })).toBe(
      'The configuration has a problem:\n' +
        '  METRICS_PORT is "9464" (from the default): expected another port than PORT has',
    );
  });
});

describe('the connection to Temporal', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regimen-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (text: string): string => {
    const path = join(folder, 'temporal.toml');
    writeFileSync(path, text);
    return path;
  };

  it('may come from a profile of the file that the temporal command uses', () => {
    const file = fileOf(
      '[profile.clinic]\naddress = "cloud.example.org:7233"\nnamespace = "clinic.a1"\napi_key = "key"\n',
    );

    const { temporal } = loadConfig({ ...nobody, TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'clinic' });

    expect(temporal).toMatchObject({
      address: 'cloud.example.org:7233',
      namespace: 'clinic.a1',
      connection: { apiKey: 'key', tls: true },
    });
  });

  it('tells which file a bad value came from', () => {
    const file = fileOf('[profile.default]\naddress = "cloud.example.org"\n');

    expect(refusalOf({ TEMPORAL_CONFIG_FILE: file })).toBe(
      'The configuration has a problem:\n' +
        `  TEMPORAL_ADDRESS is "cloud.example.org" (from profile "default" of ${file}): expected host:port, e.g. localhost:7233`,
    );
  });

  it('tells of a file that cannot be parsed without quoting it', () => {
    const file = fileOf('[profile.default]\napi_key = "hunter2\n');

    const refusal = refusalOf({ TEMPORAL_CONFIG_FILE: file });

    expect(refusal).toContain(
      `(from the environment and profile "default" of ${file}): expected TEMPORAL_* variables or a temporal.toml`,
    );
    expect(refusal).not.toContain('hunter2');
  });

  it('asks for both halves of a client certificate', () => {
    const certificate = join(folder, 'client.pem');
    writeFileSync(certificate, 'certificate');

    expect(refusalOf({ TEMPORAL_TLS_CLIENT_CERT_PATH: certificate })).toBe(
      'The configuration has a problem:\n  TEMPORAL_TLS_CLIENT_KEY_PATH is not set: expected a path, since a client ' +
        'certificate and its key are only of use together',
    );
  });

  it('tells of a certificate file that is not there', () => {
    const env = {
      TEMPORAL_TLS_CLIENT_CERT_PATH: join(folder, 'none'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: join(folder, 'none'),
    };

    expect(refusalOf(env)).toContain(
      `The Temporal connection is "ENOENT: no such file or directory, open '${folder}/none'"`,
    );
  });
});
