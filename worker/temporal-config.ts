import { loadClientConfigProfile, toClientOptions, type ClientConfigProfile } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { ConfigProblem } from './config-problem';

/** How to reach the Temporal server, from TEMPORAL_* variables and the `temporal.toml` that the `temporal` command shares. */
export interface TemporalConfig {
  /** `host:port`; null when nobody has said. */
  readonly address: string | null;
  readonly namespace: string;
  /** TLS, API key and headers, and the address when there is one. */
  readonly connection: NativeConnectionOptions;
}

type Env = Readonly<Record<string, string>>;

const switches = ['TEMPORAL_TLS', 'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION'];

/** Adds what is wrong to `problems`; the answer is only good when nothing was added. */
export function temporalConfigFrom(env: Env, problems: ConfigProblem[]): TemporalConfig {
  problems.push(...switchProblems(env));
  try {
    const profile = loadClientConfigProfile({ overrideEnvVars: env });
    problems.push(...profileProblems(profile, env));
    const { connectionOptions, namespace } = toClientOptions(profile);
    return { address: profile.address ?? null, namespace: namespace ?? 'default', connection: connectionOptions };
  } catch (error) {
    problems.push(unloadable(error, env));
    return { address: null, namespace: 'default', connection: {} };
  }
}

/** The loader reads any other word as "no": `TEMPORAL_TLS=yes` would turn encryption off. */
function switchProblems(env: Env): ConfigProblem[] {
  return switches
    .filter((name) => env[name] !== undefined && !['true', 'false', '1', '0'].includes(env[name]))
    .map((name) => ({ name, value: env[name] ?? null, expected: '"true" or "false"', from: 'the environment' }));
}

function profileProblems({ address, namespace, tls, apiKey }: ClientConfigProfile, env: Env): ConfigProblem[] {
  const found: ConfigProblem[] = [];
  if (address !== undefined && !/^[^\s/]+:\d{1,5}$/.test(address)) {
    found.push({ ...origin('TEMPORAL_ADDRESS', env), value: address, expected: 'host:port, e.g. localhost:7233' });
  }
  if (namespace !== undefined && !/^[\w.-]+$/.test(namespace)) {
    found.push({
      ...origin('TEMPORAL_NAMESPACE', env),
      value: namespace,
      expected: 'letters, digits, ".", "_" and "-"',
    });
  }
  if (apiKey === '') {
    found.push({ ...origin('TEMPORAL_API_KEY', env), value: '', expected: 'a key, or no such setting' });
  }
  if ((tls?.clientCert === undefined) !== (tls?.clientKey === undefined)) {
    const missing = tls?.clientCert === undefined ? 'CERT' : 'KEY';
    found.push({
      name: `TEMPORAL_TLS_CLIENT_${missing}_PATH`,
      value: null,
      expected: 'a path, since a client certificate and its key are only of use together',
      from: null,
    });
  }
  return found;
}

function origin(name: string, env: Env): Pick<ConfigProblem, 'name' | 'from'> {
  return { name, from: env[name] === undefined ? fileOf(env) : 'the environment' };
}

/** Only the first line: a parser goes on to quote the file, which may hold a key. */
function unloadable(error: unknown, env: Env): ConfigProblem {
  const [because] = ((error as Partial<Error>).message ?? String(error)).split('\n');
  return {
    name: 'The Temporal connection',
    value: because ?? 'unreadable',
    expected: 'TEMPORAL_* variables or a temporal.toml that can be read',
    from: `the environment and ${fileOf(env)}`,
  };
}

function fileOf(env: Env): string {
  const profile = env['TEMPORAL_PROFILE'] ?? 'default';
  return `profile "${profile}" of ${env['TEMPORAL_CONFIG_FILE'] ?? "the user's temporal.toml"}`;
}
