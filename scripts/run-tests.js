/**
 * `npm test`: the check, then every test. The tests run even when the check failed; the last line counts them.
 * Arguments go to Jest (`npm test -- test/domain`).
 */
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '..');
const resultsPath = join(root, '.cache', 'jest-results.json');

/** Jest waits for ever for a server, timer or socket that a test left open. */
const graceToExitMs = 30_000;

async function main() {
  const checked = await exitOf(run('inherit', 'scripts/check.js'));
  const { status, results } = await jest();
  const passed = results.numPassedTests ?? 0;
  const failed = failures(status, results);
  const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);
  if (checked !== 0) console.log('\nThe check failed; see the top.');
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = checked === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

async function jest() {
  rmSync(resultsPath, { force: true });
  mkdirSync(dirname(resultsPath), { recursive: true });
  const child = run(
    // With --json Jest reports to people on stderr; the results on stdout are in the file, too.
    ['ignore', 'ignore', 'inherit'],
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${resultsPath}`,
    ...process.argv.slice(2),
  );
  let finishedAt;
  const watch = setInterval(() => {
    if (finishedAt === undefined && existsSync(resultsPath)) finishedAt = Date.now();
    if (finishedAt === undefined || Date.now() - finishedAt < graceToExitMs) return;
    console.log('A test left something open (find it with --detectOpenHandles): Jest is stopped.');
    child.kill('SIGKILL');
  }, 1_000);
  const status = await exitOf(child);
  clearInterval(watch);
  return { status, results: existsSync(resultsPath) ? JSON.parse(readFileSync(resultsPath, 'utf8')) : {} };
}

/** A file that could not load has no tests to count, and a run that died or did not end may have none that failed. */
function failures(status, results) {
  const counted = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
  return counted === 0 && status !== 0 ? 1 : counted;
}

function run(stdio, ...args) {
  const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim() };
  return spawn(process.execPath, args, { cwd: root, env, stdio });
}

function exitOf(child) {
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

void main();
