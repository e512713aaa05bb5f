import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigInvalid, type ConfigProblem } from './config-problem';
import { shownUrl } from './config-secret';
import type { LogLevel } from './logging';
import { temporalConfigFrom, type TemporalConfig } from './temporal-config';
import { temporalSettingsFrom, type TemporalSettings } from './temporal-server';

/** Everything that can be set from outside, parsed once at start. */
export interface Config {
  /** Folder of all data, absolute. */
  readonly home: string;
  /** Address that the listeners bind to. */
  readonly host: string;
  readonly ports: {
    readonly api: number;
    readonly codec: number;
    readonly metrics: number;
    /** Of our own development server. */
    readonly temporal: number;
    readonly temporalUi: number;
  };
  /** PostgreSQL; null for the embedded database under `home`. */
  readonly databaseUrl: string | null;
  readonly keyRingFile: string;
  /** Null when mail goes nowhere but the console. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly logLevel: LogLevel;
  /** Origins of the Temporal UI, which may ask the codec endpoint from a browser. */
  readonly temporalUiOrigins: readonly string[];
  readonly temporal: TemporalConfig;
  /** Where to find or keep Temporal's own executables. */
  readonly temporalServer: TemporalSettings;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];

/** Reads the environment, where an empty variable counts as not set; throws `ConfigInvalid` with all problems at once. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = withoutEmpty(environment);
  const parsed = variables.safeParse(env);
  const problems = [...(parsed.success ? [] : valueProblems(parsed.error, env)), ...pairProblems(env)];
  const temporal = temporalConfigFrom(env, problems);
  if (!parsed.success || problems.length > 0) throw new ConfigInvalid(problems);

  const set = parsed.data;
  const home = resolve(set.REGIMEN_HOME);
  return {
    home,
    host: set.HOST,
    ports: {
      api: set.PORT,
      codec: set.CODEC_PORT,
      metrics: set.METRICS_PORT,
      temporal: set.TEMPORAL_PORT,
      temporalUi: set.TEMPORAL_UI_PORT,
    },
    databaseUrl: set.DATABASE_URL ?? null,
    keyRingFile: set.REGIMEN_KEYS === undefined ? join(home, 'keys', 'codec.json') : resolve(set.REGIMEN_KEYS),
    mail: set.SMTP_URL && set.MAIL_FROM ? { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM } : null,
    logLevel: set.LOG_LEVEL,
    temporalUiOrigins: set.TEMPORAL_UI_ORIGIN ?? localOrigins(set.TEMPORAL_UI_PORT),
    temporal,
    temporalServer: temporalSettingsFrom(environment),
  };
}

const defaultPorts = {
  PORT: '8080',
  TEMPORAL_PORT: '7233',
  TEMPORAL_UI_PORT: '8233',
  CODEC_PORT: '8234',
  METRICS_PORT: '9464',
};

const text = (expected: string, holds: (value: string) => boolean) => z.string().refine(holds, expected);
const port = (fallback: string) =>
  text('a port from 0 (any free one) to 65535', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535)
    .transform(Number)
    .prefault(fallback);
const urlOf = (...schemes: string[]) =>
  text(
    `a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')} and names a host`,
    (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol) && new URL(value).hostname !== '',
  ).optional();

const variables = z.object({
  REGIMEN_HOME: z.string().default('.regimen'),
  REGIMEN_KEYS: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(defaultPorts.PORT),
  CODEC_PORT: port(defaultPorts.CODEC_PORT),
  METRICS_PORT: port(defaultPorts.METRICS_PORT),
  TEMPORAL_PORT: port(defaultPorts.TEMPORAL_PORT),
  TEMPORAL_UI_PORT: port(defaultPorts.TEMPORAL_UI_PORT),
  TEMPORAL_UI_ORIGIN: text('web origins parted by commas, e.g. https://temporal.example.org', (value) =>
    value.split(',').every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
  )
    .transform((value) => value.split(','))
    .optional(),
  DATABASE_URL: urlOf('postgres:', 'postgresql:'),
  SMTP_URL: urlOf('smtp:', 'smtps:'),
  MAIL_FROM: text('a mail address, e.g. Regimen <regimen@example.org>', (value) =>
    /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value),
  ).optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(', ')}` }).default('info'),
});

const shownAs: Readonly<Record<string, (value: string) => string>> = { DATABASE_URL: shownUrl, SMTP_URL: shownUrl };

function valueProblems(error: z.ZodError, env: Readonly<Record<string, string>>): ConfigProblem[] {
  return error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const value = env[name] ?? '';
    return { name, value: (shownAs[name] ?? String)(value), expected: message, from: 'the environment' };
  });
}

/** What no variable tells by itself. */
function pairProblems(env: Readonly<Record<string, string>>): ConfigProblem[] {
  const found: ConfigProblem[] = [];
  if (env['SMTP_URL'] !== undefined && env['MAIL_FROM'] === undefined) {
    found.push({ name: 'MAIL_FROM', value: null, expected: 'the sender of mail, since SMTP_URL is set', from: null });
  }
  const taken = new Map<string, string>();
  for (const [name, fallback] of Object.entries(defaultPorts)) {
    const value = env[name] ?? fallback;
    const other = taken.get(value);
    taken.set(value, name);
    if (other === undefined || value === '0') continue;
    const from = env[name] === undefined ? 'the default' : 'the environment';
    found.push({ name, value, expected: `another port than ${other} has`, from });
  }
  return found;
}

function localOrigins(uiPort: number): readonly string[] {
  return [`http://localhost:${uiPort}`, `http://127.0.0.1:${uiPort}`];
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(set);
}
