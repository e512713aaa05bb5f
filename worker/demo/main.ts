import { join } from 'node:path';
import { loadConfig } from '../config';
import { ConfigInvalid } from '../config-problem';
import { createLog } from '../logging';
import { projectRoot } from '../project-root';
import { installSdkRuntime } from '../sdk-runtime';
import { ExecutableNotFound } from '../temporal-server';
import { printStory } from './print-story';
import { startStage, type Stage } from './stage';
import { tellStory } from './tell-story';

/** What the shell says of a process that Ctrl-C ended. */
const interrupted = 130;

/** `npm run demo`: one whole course, 14 weeks, in under a minute, on a Temporal server whose time is skipped. Gives the exit code. */
async function main(): Promise<number> {
  const startedAt = Date.now();
  const { temporalServer } = loadConfig();
  // The story has the standard output to itself.
  const log = createLog('error', process.stderr);
  await installSdkRuntime(log);
  const asked = stopAsked();
  print('One course of six weekly sessions at home, told as it happens. Patient and clinic are invented.');
  print("Every line is an event of the store, by its number; ✉ is a text that left. Times are the clinic's.");
  const bundle = { codePath: join(projectRoot(), 'dist', 'workflow-bundle.js') };
  const stage = await startStage({ temporalServer, bundle, log });
  try {
    const code = await Promise.race([tellAll(stage, startedAt), stage.ended, asked]);
    return code ?? 1;
  } finally {
    await stage.stop();
  }
}

/** Tells the story and compares it with the store. */
async function tellAll(stage: Stage, startedAt: number): Promise<number> {
  const teller = printStory(print, process.stdout.isTTY);
  let told = 0;
  const courseId = await tellStory(stage, {
    chapter: (title) => teller.chapter(title),
    line: (line) => {
      told += 1;
      teller.line(line);
    },
  });
  const held = (await stage.store.courses.find(courseId))?.lastSeq ?? 0;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  print(`\nThe end: 14 weeks in ${seconds} s. The store holds ${held} events of this course, and ${told} were told.`);
  return held === told ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Ctrl-C, or a reader of the story that has gone: neither leaves a process or a folder behind. */
function stopAsked(): Promise<number> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle(interrupted));
    process.stdout.on('error', () => settle(interrupted));
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const saysWhatToDo = error instanceof ConfigInvalid || error instanceof ExecutableNotFound;
    process.stderr.write(`${saysWhatToDo ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(1);
  },
);
