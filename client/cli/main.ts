#!/usr/bin/env node
import { isColorSupported } from 'picocolors';
import { instantOfMs } from '../../domain/time/instant';
import { runCli } from './run-cli';

runCli(process.argv.slice(2), {
  env: process.env,
  colors: isColorSupported && process.stdout.isTTY,
  fetch,
  now: () => instantOfMs(Date.now()),
  out: (line) => console.log(line),
  err: (line) => console.error(line),
}).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 3;
  },
);
