import type { Config } from './config';
import { ConfigInvalid, type ConfigProblem } from './config-problem';

/** What a process of its own needs, since its database and its Temporal are elsewhere. */
export interface DeployedConfig {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/** Throws `ConfigInvalid` when either is not set. */
export function deployedConfig({ databaseUrl, temporal }: Config): DeployedConfig {
  if (databaseUrl !== null && temporal.address !== null) return { databaseUrl, temporalAddress: temporal.address };
  throw new ConfigInvalid([
    ...(databaseUrl === null ? [missing('DATABASE_URL', 'the PostgreSQL that the API uses too')] : []),
    ...(temporal.address === null ? [missing('TEMPORAL_ADDRESS', 'host:port of the Temporal server')] : []),
  ]);
}

function missing(name: string, what: string): ConfigProblem {
  return { name, value: null, expected: `${what}; npm start runs everything in one process without it`, from: null };
}
