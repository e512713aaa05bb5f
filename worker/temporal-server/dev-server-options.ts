import type { SearchAttributes } from './search-attributes';

/** How to run Temporal's development server. */
export type DevServerOptions = {
  /** Full path of the `temporal` executable. */
  readonly executable: string;
  /** Full path of the SQLite file that keeps its state; without one the state is gone when the server ends. */
  readonly databaseFile?: string;
  readonly port: number;
  /** Port of the Temporal UI; without one there is no UI. */
  readonly uiPort?: number;
  /** Where the UI has payloads decrypted. No secret: it stands on the command line, and the UI tells it to everybody. */
  readonly codecEndpoint?: string;
  readonly namespace: string;
  readonly searchAttributes: SearchAttributes;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'never';
  /** Receives what the server prints; begun anew at each start. */
  readonly logFile: string;
  readonly dynamicConfig?: Readonly<Record<string, boolean | number | string>>;
};

/** Practice courses move their own clock; the server allows that only when told. */
const alwaysConfigured = { 'frontend.WorkflowTimeSkippingEnabled': true };

/** The arguments of the `temporal` executable for these options. */
export function devServerArguments(options: DevServerOptions): readonly string[] {
  const { databaseFile, port, uiPort, codecEndpoint, namespace, logLevel, dynamicConfig } = options;
  const configured = Object.entries({ ...alwaysConfigured, ...dynamicConfig });
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(codecEndpoint === undefined ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    ...(databaseFile === undefined ? [] : ['--db-filename', databaseFile]),
    ...['--namespace', namespace, '--log-level', logLevel],
    ...configured.flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]),
  ];
}
