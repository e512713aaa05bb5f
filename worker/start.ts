import { loadConfig } from './config';
import { adoptDemo } from './embedded/adopt-demo';
import { readyText } from './embedded/ready-text';
import { startEmbedded } from './embedded/start-embedded';
import { createLog } from './logging';
import { installSdkRuntime } from './sdk-runtime';

/** `npm start`: everything in one terminal, until Ctrl-C. */
async function main(): Promise<void> {
  // What is kept names patients: nobody else on the machine may read it.
  process.umask(0o077);
  const config = loadConfig();
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const log = createLog(config.logLevel);
  const { sdkMetricsUrl } = await installSdkRuntime(log);
  const embedded = await startEmbedded({ config, log, sdkMetricsUrl, tell });
  try {
    const adopted = await adoptDemo(embedded.store, embedded.courses);
    tell(readyText({ config, embedded, adopted }));
    await Promise.race([stopAsked(), embedded.ended]);
  } finally {
    tell('Stopping');
    await embedded.stop();
  }
  tell('Stopped. Everything is kept; npm start goes on where it was.');
}

function stopAsked(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle());
  });
}

/** Errors whose text already says what is wrong and what to do; any other is a defect, and shows where. */
const selfExplaining: readonly string[] = [
  'CannotStart',
  'ConfigInvalid',
  'ExecutableNotFound',
  'FileInvalid',
  'KeyRingUnreadable',
  'LockedByAnother',
  'ProtocolFileWrong',
  'ProtocolVersionTaken',
  'StoreUnavailable',
  'TemporalLost',
];

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const { name, message, stack } = error as Partial<Error>;
    const text = name !== undefined && selfExplaining.includes(name) ? message : stack;
    process.stderr.write(`${text ?? String(error)}
`);
    process.exit(1);
  },
);
