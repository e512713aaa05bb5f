import { loadConfig } from './config';
import { ConfigInvalid } from './config-problem';
import { adoptDemo } from './embedded/adopt-demo';
import { readyText } from './embedded/ready-text';
import { startEmbedded } from './embedded/start-embedded';
import { createLog } from './logging';
import { installSdkRuntime } from './sdk-runtime';

/** `npm start`: everything in one terminal, until Ctrl-C. */
async function main(): Promise<void> {
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

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof ConfigInvalid || (error instanceof Error && expected.includes(error.name));
    process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(1);
  },
);

/** Errors whose text already says what to do. */
const expected: readonly string[] = [
  'LockedByAnother',
  'ExecutableNotFound',
  'ProtocolFileWrong',
  'KeyRingUnreadable',
  'PortTaken',
];
